import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { namedTests } from '#test/support/checks/named-tests.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const rows = readme.split('\n').filter((line) => /^\| \d+ \|/.test(line));

test('the README lists its promises', () => {
  expect(rows).toHaveLength(14);
});

test.each(rows.map((row) => [row.slice(2, 60), row]))('each names only existing tests: %s', (_, row) => {
  const named = namedTests(row);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ isThere }) => !isThere)).toEqual([]);
});

test.each([
  ['a title that no test has', '`protocol/races.test.ts` “nobody ever sees a unicorn”'],
  ['a file that is not there', '`store/none.test.ts` “no oversell”'],
])('a promise that names %s is found out', (_, row) => {
  expect(namedTests(row)).toMatchObject([{ isThere: false }]);
});

test('the README is short enough to be read', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(120);
});
