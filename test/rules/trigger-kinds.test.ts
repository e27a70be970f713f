import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/*
 * A kind of trigger, a route and a variable are wired, answered and described in more than one place. Each is planted in a
 * copy of the project, and every place that does not know it must not compile.
 */
const root = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'fairslot-kinds-'));
let found = '';

/** The compiler reads the whole project, on a machine that may be busy. */
const COMPILING_MS = 300_000;

/** Puts `after` in the place of `before` in a file of the copy, and in one place only. */
function plant(file: string, before: string, after: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  const source = readCopy(file) ?? text;
  if (source.split(before).length !== 2) throw new Error(`${file} does not hold this once: ${before}`);
  writeFileSync(join(scratch, file), source.replace(before, after));
}

function readCopy(file: string): string | undefined {
  try {
    return readFileSync(join(scratch, file), 'utf8');
  } catch {
    return undefined;
  }
}

beforeAll(() => {
  for (const name of ['domain', 'functions', 'infra', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(scratch, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  plant(
    'functions/entry.ts',
    "  | { readonly kind: 'mail' };",
    "  | { readonly kind: 'mail' }\n  | { readonly kind: 'queue' };",
  );
  const route = "{ method: 'GET', path: '/openapi.json' },";
  plant('functions/entries.ts', route, `${route}\n        { method: 'GET', path: '/planted' },`);
  plant(
    'functions/runtime/environment.ts',
    "  table: 'TABLE_NAME',",
    "  table: 'TABLE_NAME',\n  planted: 'PLANTED',",
  );
  const tsc = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--pretty', 'false'], {
    cwd: scratch,
    encoding: 'utf8',
  });
  found = tsc.stdout;
}, COMPILING_MS);
afterAll(() => rmSync(scratch, { recursive: true }));

test.each([
  ['a kind of trigger that the deployment does not wire', 'infra/aws/fairslot-stack.ts', 'kind: "queue"'],
  [
    'a kind of trigger that the local host does not run',
    'infra/local/handlers/listeners.ts',
    'kind: "queue"',
  ],
  ['a route that nobody answers', 'functions/handlers/applicant.ts', 'GET /planted'],
  [
    'a route that the description of the API leaves out',
    'functions/applicant/openapi/openapi.ts',
    'GET /planted',
  ],
  ['a variable that the deployment has no value for', 'infra/aws/fairslot-stack.ts', 'planted'],
  ['a variable that the local host has no value for', 'infra/local/environment.ts', 'planted'],
])('%s does not compile', (_, file, words) => {
  const complaints = found.split(/\n(?=\S)/).filter((each) => each.startsWith(`${file}(`));
  expect(complaints.join('\n'), found).toContain(words);
});
