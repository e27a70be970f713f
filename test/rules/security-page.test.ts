import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { answersOfLink, readingsOfLink } from '#functions/applicant/link-throttle.ts';
import { namedTests } from '#test/support/checks/named-tests.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const threats = page.split('\n## ').find((part) => part.startsWith('Threats and mitigations')) ?? '';
const rows = threats.split('\n').filter((line) => /^\| (?!threat|-)/.test(line));

test.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row]))(
  'the row of SECURITY.md about %s names only existing tests',
  (_, row) => {
    const heldBy = row.split('|').at(-2) ?? '';
    const named = namedTests(heldBy);
    if (named.length === 0) expect(heldBy.trim()).toBe('by design');
    expect(named.filter(({ isThere }) => !isThere)).toEqual([]);
  },
);

test('SECURITY.md lists its threats', () => {
  expect(rows.length).toBeGreaterThan(10);
});

test('every file that SECURITY.md names exists', () => {
  const named = [...page.matchAll(/`((?:functions|infra|journeys)\/[\w/.-]+\.ts)`/g)];
  expect(named.length).toBeGreaterThan(10);
  for (const [, file = ''] of named) {
    const folder = /\.(test|journey)\.ts$|^infra\/aws\/stack\//.test(file) ? 'test' : '';
    expect(readFileSync(join(root, folder, file), 'utf8')).not.toBe('');
  }
});

test('the throttle of one link is the one in SECURITY.md', () => {
  const throttle = /(\d+) submissions and (\d+) page views, then (\d+) and (\d+) a second/.exec(page) ?? [];
  const [answers, readings, answersLater, readingsLater] = throttle.slice(1).map(Number);
  expect(answersOfLink).toEqual({ atOnce: answers, perSecond: answersLater });
  expect(readingsOfLink).toEqual({ atOnce: readings, perSecond: readingsLater });
});
