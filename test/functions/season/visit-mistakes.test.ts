import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');

/** The template with the lines of a `visit` for the season, for its first track, and for its first day. */
function withVisits(season: readonly string[], track: readonly string[] = [], day: readonly string[] = []) {
  const block = (indent: string, lines: readonly string[]) =>
    lines.length > 0 ? `${indent}visit:\n${lines.map((line) => `${indent}  ${line}\n`).join('')}` : '';
  return readSeasonFile(
    template
      .replace('deadlines:\n', `${block('', season)}deadlines:\n`)
      .replace('    note: Three', `${block('    ', track)}    note: Three`)
      .replace('  - on: 2026-11-16\n', `  - on: 2026-11-16\n${block('    ', day)}`),
  );
}

const link = 'joinLink: https://video.example.org/room';

test('a visit of every field is read, its instructions in several lines', () => {
  const read = withVisits(
    [
      'kind: virtual',
      link,
      'instructions: |',
      '  First line.',
      '  Second line.',
      'phone: (617) 555-0100 ext. 12',
    ],
    ['contact: Somebody'],
    ['kind: in-person', 'place: 55 Sample Street'],
  );
  expect('season' in read && read.season).toMatchObject({
    visit: { kind: 'virtual', instructions: 'First line.\nSecond line.' },
    tracks: [{ visit: { contact: 'Somebody' } }, {}, {}],
    days: [{ visit: { kind: 'in-person', place: '55 Sample Street' } }, {}, {}, {}],
  });
});

test.each([
  ['an unknown kind', ['kind: zoom'], 'visit.kind', 'write virtual or in-person'],
  ['no kind anywhere', ['phone: +1 617 555 0100'], 'visit', 'have no kind'],
  ['an interview in person without a place', ['kind: in-person'], 'visit', 'have no place'],
  ['a place of a virtual one', ['kind: virtual', 'place: Here'], 'visit.place', 'has no place'],
  [
    'a join link of one in person',
    ['kind: in-person', 'place: Here', link],
    'visit.joinLink',
    'no join link',
  ],
  [
    'a link without https',
    ['kind: virtual', 'joinLink: http://video.example.org'],
    'visit.joinLink',
    'https://',
  ],
  [
    'a link with a blank in it',
    ['kind: virtual', 'joinLink: https://a.example.org/a b'],
    'visit.joinLink',
    'https://',
  ],
  ['a link of script', ['kind: virtual', 'joinLink: javascript:alert(1)'], 'visit.joinLink', 'https://'],
  [
    'a link with a password',
    ['kind: virtual', 'joinLink: https://a:b@c.example.org'],
    'visit.joinLink',
    'https://',
  ],
  ['letters for a phone', ['kind: virtual', 'phone: call us'], 'visit.phone', '7 to 15 digits'],
  ['a phone that is too short', ['kind: virtual', 'phone: "911"'], 'visit.phone', '7 to 15 digits'],
  ['a long place', ['kind: in-person', `place: ${'x'.repeat(201)}`], 'visit.place', 'at most 200'],
  [
    'long instructions',
    ['kind: virtual', `instructions: ${'x'.repeat(2_001)}`],
    'visit.instructions',
    'at most 2000',
  ],
  ['empty instructions', ['kind: virtual', 'instructions: ""'], 'visit.instructions', 'is empty'],
  ['an unknown field', ['kind: virtual', 'link: x'], 'visit.link', 'no such field'],
  [
    'the join link among the instructions',
    ['kind: virtual', link, 'instructions: Join at https://Video.example.org/room'],
    'visit.instructions',
    'must not hold the join link',
  ],
])('%s is reported with its fix', (_, lines, path, message) => {
  const read = withVisits(lines);
  const problems = 'problems' in read ? read.problems : [];
  expect(problems).toEqual([expect.objectContaining({ path, message: expect.stringContaining(message) })]);
});

test('what track and day say together is reported where it is said', () => {
  const read = withVisits(['kind: virtual'], ['kind: in-person'], ['kind: in-person']);
  const problems = 'problems' in read ? read.problems : [];
  expect(problems.map(({ path }) => path)).toEqual(['tracks[0].visit', 'days[0].visit']);
});
