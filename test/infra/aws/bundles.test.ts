import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { type EntryName, entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { bundleEntry, bundling } from '#infra/aws/functions/bundle.ts';
import { bundleBudget, overBudget } from '#infra/aws/functions/bundle-budget.ts';
import { freshTable } from '#test/support/hosts/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairslot-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = promisify(execFile);
const bundles = new Map(entries.map((entry) => [entry.name, bundleEntry(entry, folder)] as const));

/** An event with which each function has nothing to do, and how it shows that it ran. */
const idle: Readonly<Record<EntryName, readonly [event: unknown, answered: unknown]>> = {
  applicant: [request('GET', '/'), { reply: { statusCode: 200 } }],
  questions: [request('GET', '/questions/script.js'), { reply: { statusCode: 200 } }],
  desk: [request('GET', '/desk'), { reply: { statusCode: 503 } }],
  interviewer: [request('GET', '/interviewers'), { reply: { statusCode: 404 } }],
  notices: [{ Records: [] }, { reply: { batchItemFailures: [] } }],
  clockwork: [{}, { reply: expect.anything() }],
  reconciler: [{}, { reply: { offers: 0, records: 0 } }],
  digest: [{}, { thrown: expect.stringContaining('has not been applied') }],
  feedback: [{ Records: [] }, { reply: null }],
  imports: [{ Records: [] }, { reply: { batchItemFailures: [] } }],
};

describe.each(entries as readonly Entry[])('the bundle of $name', (entry) => {
  const name = entry.name as EntryName;
  const bundle = bundles.get(name)!;

  it('starts in a fresh process with nothing beside it, and does its work', async () => {
    const { tableName } = await freshTable();
    const [event, answered] = idle[name];
    expect(await invoked(join(bundle.folder, 'index.mjs'), event, tableName)).toMatchObject(
      answered as object,
    );
  });

  it('stays within its budget', () => {
    expect(overBudget(name, bundle.bytes, bundleBudget[name])).toBeUndefined();
  });
});

describe('a bundle', () => {
  it('has the assets of its entry beside the code', () => {
    const entry = {
      name: 'with-assets',
      module: 'functions/handlers/clockwork.ts',
      assets: ['seasons/template.yaml'],
    };
    const bundle = bundleEntry(entry, folder);
    expect(readdirSync(bundle.folder).sort()).toEqual(['index.mjs', 'index.mjs.map', 'template.yaml']);
    expect(() => bundleEntry({ ...entry, assets: ['nowhere.wasm'] }, folder)).toThrow('nowhere.wasm');
  });

  it('may have a CommonJS part that requires, thanks to its first line', async () => {
    writeFileSync(join(folder, 'part.cjs'), "module.exports = require('node:os').EOL;");
    writeFileSync(
      join(folder, 'whole.mjs'),
      "import EOL from './part.cjs'; export const handler = () => EOL;",
    );
    const build = (options: object, to: string) => {
      const outfile = join(folder, to, 'index.mjs');
      buildSync({ ...bundling, ...options, absWorkingDir: folder, entryPoints: ['whole.mjs'], outfile });
      return invoked(outfile, {}, 'none');
    };
    expect(await build({}, 'with')).toEqual({ reply: EOL });
    expect(await build({ banner: {} }, 'without')).toMatchObject({
      thrown: expect.stringContaining('Dynamic require'),
    });
  });

  it('over its budget is said to be, by how much', () => {
    expect(overBudget('applicant', 1001, 1000)).toContain('1 over its budget of 1000');
    expect(overBudget('newcomer', 1, undefined)).toContain('no budget');
  });

  it('has a meaningful budget: at most a quarter above its size', () => {
    for (const [name, { bytes }] of bundles)
      expect([name, bundleBudget[name] / bytes < 1.25]).toEqual([name, true]);
  });
});

type Answered = { readonly reply?: unknown; readonly thrown?: string };

/** Runs the bundle's handler once, as Lambda does: plain Node, the built file, variables and nothing else. */
async function invoked(file: string, event: unknown, tableName: string): Promise<Answered> {
  const script = `
    const say = (answer) => process.stdout.write('\\nanswer ' + JSON.stringify(answer));
    const lambda = { awsRequestId: 'test', functionName: 'test', getRemainingTimeInMillis: () => 30000 };
    import(${JSON.stringify(pathToFileURL(file).href)})
      .then(({ handler }) => handler(${JSON.stringify(event)}, lambda))
      .then((reply) => say({ reply: reply ?? null }), (error) => say({ thrown: String(error) }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: environment(tableName),
  });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\nanswer ') + 8));
}

function environment(tableName: string): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'tests',
    AWS_SECRET_ACCESS_KEY: 'tests',
    AWS_ENDPOINT_URL: inject('databaseEndpoint'),
    [environmentNames.table]: tableName,
    [environmentNames.season]: 'im-2020-2021',
    [environmentNames.linkKeys]: 'fairslot-link-keys',
    [environmentNames.publicUrl]: 'https://interviews.example.org',
    [environmentNames.configurationSet]: 'fairslot',
    [environmentNames.files]: 'fairslot-files',
  };
}

function request(method: string, path: string) {
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { accept: 'text/html' },
    requestContext: { requestId: 'test', routeKey: `${method} ${path}`, http: { method, path } },
    isBase64Encoded: false,
  };
}
