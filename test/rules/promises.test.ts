import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const rows = readme.split('\n').filter((line) => /^\| \d+ \|/.test(line));

test('the README lists ten promises', () => {
  expect(rows).toHaveLength(10);
});

test.each(rows.map((row) => [row.slice(2, 60), row]))('each names tests that there are: %s', (_, row) => {
  const named = [...row.matchAll(/`([\w/.-]+\.(?:test|journey)\.ts)` “([^”]+)”/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, file = '', title = ''] of named) {
    expect(readFileSync(join(root, 'test', file), 'utf8'), `${file} has a test of that title`).toContain(
      title,
    );
  }
});

test('the README is short enough to be read', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(120);
});
