import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject, onTestFinished } from 'vitest';
import type { RunningInstance } from '#infra/local/instance-file.ts';
import { standInEntries, standInProject } from './local-project.ts';

/** The operator's command of a test: notes its words, and invites by one mail with a link. */
const operator = `
import { appendFileSync } from 'node:fs';
const words = process.argv.slice(2).join(' ');
appendFileSync('operated.txt', words + '\\n');
if (words.startsWith('apply') && process.env.OPERATOR_FAILS) {
  console.error('line 3: there is no such track');
  process.exit(1);
}
if (words.startsWith('invite')) {
  const mail = 'From: a@example.org\\r\\nTo: b@example.org\\r\\nSubject: s\\r\\n\\r\\n' + process.env.PUBLIC_URL + '/i/token-1\\r\\n';
  const body = new URLSearchParams({ Action: 'SendRawEmail', 'RawMessage.Data': Buffer.from(mail).toString('base64') });
  await fetch(process.env.AWS_ENDPOINT_URL_SES, { method: 'POST', body, headers: { authorization: 'AWS4' } });
}
`;

/** A project of stand-ins whose host runs as a process of its own, as with `npm start`. */
export type LocalProcesses = {
  readonly folder: string;
  start(fresh?: boolean, environment?: NodeJS.ProcessEnv): LocalProcess;
  /** The arguments of each run of the operator's command. */
  operated(): readonly string[];
  running(): RunningInstance | undefined;
  /** How many DynamoDB Locals run on this project's data. */
  databases(): number;
};

export type LocalProcess = {
  readonly child: ChildProcess;
  /** Its output on the terminal so far. */
  said(): string;
  /** Resolves when it has said where everything is. */
  up(): Promise<void>;
  /** Resolves with its exit code. */
  exit(): Promise<number | null>;
};

/**
 * A project whose functions are given as JavaScript, by the entry's name. A host has a database of its own only where
 * that is what the test is about: starting one takes seconds.
 */
export function localProcesses(
  functions: Readonly<Record<string, string>> = {},
  database: 'own' | 'of the run' = 'of the run',
): LocalProcesses {
  const root = standInProject({});
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { name, module } of standInEntries) {
    writeFileSync(join(root, module), functions[name] ?? 'export const handler = async () => {};');
  }
  mkdirSync(join(root, 'functions/cli'), { recursive: true });
  writeFileSync(join(root, 'functions/cli/season.ts'), operator);
  const script = join(root, 'start.mjs');
  const databaseEndpoint = database === 'own' ? undefined : inject('databaseEndpoint');
  writeFileSync(script, startScript({ root, folder, databaseEndpoint }));
  const lines = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []);
  return {
    folder,
    start: (fresh = false, environment = {}) =>
      started(script, { FRESH: fresh ? 'yes' : '', ...environment }),
    operated: () => lines(join(root, 'operated.txt')),
    running: () => {
      const text = lines(join(folder, 'running.json')).join('');
      return text ? (JSON.parse(text) as RunningInstance) : undefined;
    },
    databases: () =>
      execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes('DynamoDBLocal.jar') && line.includes(folder)).length,
  };
}

function startScript(of: { root: string; folder: string; databaseEndpoint: string | undefined }): string {
  const runLocal = pathToFileURL(resolve(import.meta.dirname, '../../../infra/local/run-local.ts')).href;
  const options = {
    ...of,
    entries: standInEntries,
    seasonFile: 'season.yaml',
    applicants: 'sample.csv',
    startAt: '2020-10-26T09:00',
  };
  return `import { runLocal } from '${runLocal}';
await runLocal(${JSON.stringify(options)}, process.env.FRESH === 'yes');
`;
}

function started(script: string, environment: NodeJS.ProcessEnv): LocalProcess {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...environment } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  const keep = (chunk: Buffer) => {
    text += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    said: () => text,
    up: () => expect.poll(() => text, { timeout: 60_000 }).toContain('Ctrl-C'),
    exit: () => exited,
  };
}
