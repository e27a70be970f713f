import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needsDatabase, testFiles } from '#test/support/checks/test-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'fairslot-projects-'));
const usesDatabase = ['export const endpoint = inject', "('databaseEndpoint');\n"].join('');

const planted = {
  'database.ts': usesDatabase,
  'through.ts': "import {\n  endpoint,\n} from './database.ts';\nexport const table = endpoint;\n",
  'again.ts': "export { table } from './through.ts';\n",
  'circle.ts': "import './circle-too.ts';\n",
  'circle-too.ts': "import './circle.ts';\nimport './again.ts';\n",
  'lazy.ts': "const table = await import('./again.ts');\n",
  'type.ts': "import type { Table } from './database.ts';\n",
  'library.ts': "import { test } from 'vitest';\n",
};

beforeAll(() => {
  for (const [name, text] of Object.entries(planted)) writeFileSync(join(scratch, name), text);
});

afterAll(() => rmSync(scratch, { recursive: true }));

test.each(['database.ts', 'through.ts', 'again.ts', 'circle.ts', 'lazy.ts'])(
  'a test that reaches the database as %s does needs it',
  (name) => {
    expect(needsDatabase(join(scratch, name))).toBe(true);
  },
);

test.each(['type.ts', 'library.ts'])('a test that imports only what %s does needs no database', (name) => {
  expect(needsDatabase(join(scratch, name))).toBe(false);
});

test('every test file is in exactly one project', () => {
  const { pure, table } = testFiles();
  expect(pure.length).toBeGreaterThan(0);
  expect(table.length).toBeGreaterThan(0);
  expect(new Set([...pure, ...table]).size).toBe(pure.length + table.length);
});

test.each([
  ['the rules of the house', 'test/rules/'],
  // A run of mutants of the domain leaves out what needs the database.
  ['the rules of the domain', 'test/domain/'],
])('%s are checked without a database', (_, folder) => {
  const { pure, table } = testFiles();
  expect(pure.some((file) => file.startsWith(folder))).toBe(true);
  expect(table.filter((file) => file.startsWith(folder))).toEqual([]);
});
