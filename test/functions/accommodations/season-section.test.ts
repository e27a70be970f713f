import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { differencesBetween } from '#domain/season-plan/differences.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8').replace(
  '    may: edit\n',
  '    may: edit\n  - { address: looks@example.org, may: read }\n',
);
const withReader = (lines: string) =>
  readSeasonFile(template.replace('deadlines:\n', `accommodations: ${lines}\ndeadlines:\n`));

test('who reads requests for accommodation is one of the coordinators, whatever the capital letters', () => {
  const read = withReader('{ readBy: Coordinator@example.org }');
  expect('season' in read && read.season.accommodations).toEqual({ readBy: 'Coordinator@example.org' });
});

test.each([
  ['nobody', '{}', 'accommodations.readBy', 'readBy'],
  [
    'somebody who is no coordinator',
    '{ readBy: dean@example.org }',
    'accommodations.readBy',
    'not the address of one of the `coordinators`',
  ],
  [
    'a coordinator who only looks',
    '{ readBy: looks@example.org }',
    'accommodations.readBy',
    'arranging accommodations is a change',
  ],
])('%s as the reader is told with its place', (_, lines, path, message) => {
  const read = withReader(lines);
  expect('problems' in read && read.problems).toMatchObject([
    { path, line: expect.any(Number), message: expect.stringContaining(message) },
  ]);
});

test('another reader is in the plan of a file, by address', () => {
  const [before, after] = ['looks@example.org', 'coordinator@example.org'].map((address) => {
    const read = readSeasonFile(
      template
        .replace('may: read }', 'may: edit }')
        .replace('deadlines:\n', `accommodations: { readBy: ${address} }\ndeadlines:\n`),
    );
    if (!('season' in read)) throw new Error('the file has mistakes');
    return read.season;
  });
  expect(after && differencesBetween(before, after, [])).toEqual([
    {
      ...{ kind: 'text', name: 'accommodations.readBy' },
      ...{ before: 'looks@example.org', after: 'coordinator@example.org' },
    },
  ]);
});
