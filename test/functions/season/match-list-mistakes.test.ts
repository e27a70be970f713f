import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');
const withDays = (days: string) =>
  readSeasonFile(template.replace('deadlines:\n', `matchLists: { ${days} }\ndeadlines:\n`));

test('the day of the lock is read, and a visit in person from that day on', () => {
  const read = withDays('lockedOn: 2027-02-22, visitsFrom: 2027-02-22');
  expect('season' in read && read.season.matchLists).toEqual({
    lockedOn: '2027-02-22',
    visitsFrom: '2027-02-22',
  });
});

test.each([
  ['no day', 'lockedOn: soon', 'matchLists.lockedOn', 'not a day'],
  [
    'a lock before the last interview day',
    'lockedOn: 2026-12-01',
    'matchLists.lockedOn',
    'last interview day',
  ],
  [
    'a visit in person before the lock',
    'lockedOn: 2027-02-22, visitsFrom: 2027-02-21',
    'matchLists.visitsFrom',
    'before the lists are locked',
  ],
])('%s is told with its place', (_, days, path, message) => {
  const read = withDays(days);
  expect('problems' in read && read.problems).toMatchObject([
    { path, message: expect.stringContaining(message) },
  ]);
});
