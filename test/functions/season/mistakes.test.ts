import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');

/** Name of the mistake, the edits that make it (`^` marks where it must be reported), path, part of the message. */
type Mistake = readonly [string, Readonly<Record<string, string>>, string, string];

const inCoordinators: readonly Mistake[] = [
  [
    'a right that there is not',
    { 'may: edit\n': 'may: ^write\n' },
    'coordinators[0].may',
    'write edit, read for somebody who only looks, or moderate for a resident of the panel',
  ],
  [
    'an address that is none',
    { 'address: coordinator@example.org\n    may': 'address: ^coordinator\n    may' },
    'coordinators[0].address',
    'is not an email address',
  ],
  [
    'a coordinator twice',
    {
      '    may: edit\n': '    may: edit\n  - address: ^Coordinator@example.org\n    may: read\n',
    },
    'coordinators[1].address',
    'appears here twice',
  ],
  [
    'a coordinator without a right',
    { '    may: edit\n': '', '- name: Your Name ': '- ^name: Your Name ' },
    'coordinators[0].may',
    '`may` is missing here',
  ],
];

const inSeats: readonly Mistake[] = [
  [
    'seats for an unknown track',
    { '[preliminary], m': '[preliminary, ^prelimnary], m' },
    'days[3].seats[0].for[1]',
    'There is no track "prelimnary"',
  ],
  [
    'seats that nobody can reach',
    { '[preliminary], m': '[preliminary, ^categorical], m' },
    'days[3].seats[0].for[1]',
    'nobody could reach these seats',
  ],
  ['seats for nobody', { '{ for: [preliminary], ': '^{ ' }, 'days[3].seats[0]', 'for nobody'],
  ['no seats in figures', { 'morning: 8': 'morning: ^0' }, 'days[3].seats[0].morning', 'leave morning out'],
  ['a number in words', { 'morning: 8': 'morning: ^eight' }, 'days[3].seats[0].morning', 'a whole number'],
  [
    'seats of one sort in two places',
    { '- { for: [categorical, primary-care]': '- ^{ for: [primary-care]' },
    'days[1].seats[2]',
    'already has seats for primary-care',
  ],
  [
    'a start without seats',
    {
      'starts: half-days\n    seats:\n      - { for: [categorical], morning: 5, afternoon: 5':
        'starts: ^half-days\n    seats:\n      - { for: [categorical], morning: 5',
    },
    'days[2].starts',
    'The afternoon start of 2026-12-01 has no seats',
  ],
  [
    'seats at a start that the day does not have',
    { 'morning: 8': 'morning: 8, ^afternoon: 8' },
    'days[3].seats[0].afternoon',
    'have no afternoon',
  ],
  [
    'starts that are not planned',
    { 'starts: one-start': 'starts: ^toString' },
    'days[3].starts',
    'name one of half-days',
  ],
  [
    'a choice without seats',
    { '[2026-11-16,': '[^2026-11-16,', 'for: [primary-care], morning: 3': 'for: [categorical], morning: 3' },
    'tracks[1].pairs[0][0]',
    'No seat of 2026-11-16 is for "primary-care"',
  ],
];

const inDays: readonly Mistake[] = [
  [
    'a day that does not exist',
    { '  - on: 2026-12-04': '  - on: ^2026-11-31' },
    'days[3].on',
    'not a day of the calendar',
  ],
  [
    'a day of the wrong year',
    { '  - on: 2026-12-04': '  - on: ^2025-12-04' },
    'days[3].on',
    'after 2026-12-01 in the file: check the year',
  ],
  [
    'a day years after the others',
    { '  - on: 2026-12-04': '  - on: ^2029-12-04' },
    'days[3].on',
    'more than a year after',
  ],
  [
    'a day twice',
    { '  - on: 2026-12-04': '  - on: ^2026-12-01' },
    'days[3].on',
    'The day 2026-12-01 appears here twice',
  ],
  [
    'a time that the clocks skip',
    { '2026-12-04': '2027-03-14', 'at: 09:00, until': 'at: ^02:30, until' },
    'starts.one-start.morning.at',
    'On 2027-03-14 the clocks of "America/New_York" skip 02:30',
  ],
  [
    'an afternoon before the morning',
    { 'at: 13:00': 'at: ^06:00' },
    'starts.half-days.afternoon.at',
    'after the morning',
  ],
  [
    'an interview of a day and a night',
    { 'until: 17:30': 'until: ^12:59' },
    'starts.half-days.afternoon.until',
    'very long',
  ],
  ['a time that does not exist', { 'at: 07:00': 'at: ^24:00' }, 'digest.at', 'as 07:30, 13:00 or 1:00 PM'],
];

const inTracks: readonly Mistake[] = [
  [
    'a track twice',
    { 'id: preliminary': 'id: ^primary-care' },
    'tracks[2].id',
    'The track "primary-care" appears here twice',
  ],
  [
    'two tracks of one name',
    { 'name: Preliminary': 'name: ^primary care' },
    'tracks[2].name',
    'Another track is called',
  ],
  [
    'a track without a choice',
    { '- id: preliminary': '- ^id: preliminary', '    days:\n      - 2026-12-04\n': '' },
    'tracks[2]',
    'has nothing to choose',
  ],
  ['a code that is no NRMP code', { '0000000P0': '^1234E5' }, 'tracks[2].nrmp', 'not an NRMP code'],
  [
    'cover of an unknown track',
    { 'covers: [c': 'covers: [^neurology, c' },
    'tracks[1].covers[0]',
    'There is no track "neurology"',
  ],
  [
    'cover of a track that is considered alone',
    { 'covers: [c': 'covers: [^preliminary, c' },
    'tracks[1].covers[0]',
    'considered alone',
  ],
  [
    'cover of itself',
    { 'covers: [c': 'covers: [^primary-care, c' },
    'tracks[1].covers[0]',
    'need not say that it covers itself',
  ],
  [
    'an option twice',
    { '      - 2026-12-04': '      - 2026-12-04\n      - ^2026-12-04' },
    'tracks[2].days[1]',
    'already be chosen',
  ],
  [
    'a pair with a day that the season does not have',
    { '[2026-11-16, 2026-11-17]': '[2026-11-16, ^2026-11-18]' },
    'tracks[1].pairs[0][1]',
    'not a day of this season',
  ],
  [
    'a pair without a day of its own',
    {
      '      - 2026-12-01': '      - 2026-12-01\n      - 2026-11-16',
      '{ for: [primary-care], morning: 3': '{ for: [categorical, primary-care], morning: 3',
      '- [2026-11-16': '- ^[2026-11-16',
    },
    'tracks[1].pairs[0]',
    'On one day of a pair they must serve nothing else',
  ],
  [
    'a pair of one day',
    { '[2026-11-16, 2026-11-17]': '[2026-11-17, ^2026-11-17]' },
    'tracks[1].pairs[0][1]',
    'two different days',
  ],
  [
    'a pair the wrong way round',
    { '[2026-11-16, 2026-11-17]': '[2026-11-17, ^2026-11-16]' },
    'tracks[1].pairs[0][1]',
    'exchange them',
  ],
  [
    'a pair of three days',
    { '[2026-11-16, 2026-11-17]': '^[2026-11-16, 2026-11-17, 2026-12-01]' },
    'tracks[1].pairs[0]',
    'A pair is two days',
  ],
];

const elsewhere: readonly Mistake[] = [
  ['an id with a space', { 'id: your-program-2026-2027': 'id: ^your program' }, 'id', 'cannot be an id'],
  ['an unknown zone', { 'America/New_York\n': '^America/Boston\n' }, 'program.zone', 'is not a time zone'],
  [
    'a zone in small letters',
    { 'zone: America/New_York\n': 'zone: ^america/new_york\n' },
    'program.zone',
    'is not spelled as in the list',
  ],
  [
    'an older name of a zone in small letters',
    { 'zone: America/New_York\n': 'zone: ^US/eastern\n' },
    'program.zone',
    'is not spelled as in the list',
  ],
  [
    'a zone that is a number of hours',
    { 'zone: America/New_York\n': 'zone: ^Etc/GMT+5\n' },
    'program.zone',
    'names no place',
  ],
  [
    'a zone that knows no daylight saving time',
    { 'zone: America/New_York\n': 'zone: ^EST\n' },
    'program.zone',
    'write region and city',
  ],
  [
    'a mail address that is none',
    { 'from: interviews@': 'from: ^interviews.' },
    'program.from',
    'not an email address',
  ],
  [
    'a mail address with a second header',
    { 'contact: residency@example.org': 'contact: ^"a@example.org\\r\\nBcc: b@example.org"' },
    'program.contact',
    'not an email address',
  ],
  [
    'a text that cannot be seen',
    { 'name: Your R': 'name: ^"any\\u202egnihtyna" # R' },
    'program.name',
    'cannot be seen',
  ],
  [
    'an answer window under 48 hours',
    { 'answerHours: 72': 'answerHours: ^47' },
    'offers.answerHours',
    'from 48 to 1000',
  ],
  [
    'invitations beyond the last day',
    { 'until: 2026-11-30': 'until: ^2026-12-04' },
    'offers.until',
    'no time to answer',
  ],
  [
    'no coordinator',
    { '  to:\n    - coordinator@example.org': '  ^to: []' },
    'digest.to',
    'name at least one coordinator',
  ],
  [
    'a coordinator twice',
    { '- coordinator@e': '- coordinator@example.org\n    - ^Coordinator@e' },
    'digest.to[1]',
    'twice',
  ],
  [
    'a deadline twice',
    { 'assumed:': '  - { id: ^applications, name: Again, on: 2026-10-21 }\nassumed:' },
    'deadlines[1].id',
    'twice',
  ],
];

const inForm: readonly Mistake[] = [
  [
    'a misspelled field',
    { 'morning: 5': '^mornig: 5' },
    'days[2].seats[0].mornig',
    'The fields are for, morning, afternoon.',
  ],
  ['a misspelled section', { 'assumed:': '^asumed:' }, 'asumed', 'The sections are id, program'],
  [
    'a field that every object has',
    { 'note: Three': '^__proto__: Three' },
    'tracks[0].__proto__',
    'no such field',
  ],
  [
    'a missing field',
    { '- id: preliminary': '- ^id: preliminary', '    nrmp: 0000000P0\n': '' },
    'tracks[2].nrmp',
    '`nrmp` is missing',
  ],
  [
    'a missing field of a section',
    { 'program:': '^program:', '  zone: America/New_York\n': '' },
    'program.zone',
    '`zone` is missing',
  ],
  ['a list instead of a text', { 'name: Preliminary': '^name: [a]' }, 'tracks[2].name', 'Write one text'],
  [
    'a text instead of a list',
    { 'covers: [categorical]': 'covers: ^categorical' },
    'tracks[1].covers',
    'Write a list',
  ],
  [
    'a word that is neither true nor false',
    { 'alone: true': 'alone: ^yes' },
    'tracks[2].alone',
    'Write true or false',
  ],
  ['a field twice', { 'alone: true': 'alone: true\n    ^alone: false' }, '', 'appears here twice'],
  [
    'a bracket that is not closed',
    { '    covers: [categorical]\n': '^    covers: [categorical\n' },
    '',
    'opened in this line and not closed',
  ],
  ['a tab', { '  zone:': '^\tzone:' }, '', 'indent with spaces'],
  ['an anchor', { '[categorical]\n': '&both ^[categorical]\n' }, '', 'An anchor (`&`) is not used'],
  ['an alias', { '[categorical]\n': '^*both\n' }, '', 'An alias (`*`) is not used'],
  ['a tag', { 'answerHours: 72': 'answerHours: !!int ^72' }, '', 'A tag (`!`) is not used'],
  ['a second season', { 'id: your': '---\nid: one\n^---\nid: your' }, '', 'one season to a file'],
];

function withMistakes(edits: Readonly<Record<string, string>>): {
  text: string;
  line: number;
  column: number;
} {
  const marked = Object.entries(edits).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, template);
  const before = marked.slice(0, marked.indexOf('^')).split('\n');
  return { text: marked.replace('^', ''), line: before.length, column: before.at(-1)!.length + 1 };
}

test.each([...inCoordinators, ...inSeats, ...inDays, ...inTracks, ...elsewhere, ...inForm])(
  '%s is reported at its line, with its fix',
  (_, edits, path, message) => {
    const { text, line, column } = withMistakes(edits);
    const read = readSeasonFile(text);
    const problems = 'problems' in read ? read.problems : [];
    expect(problems).toContainEqual({ line, column, path, message: expect.stringContaining(message) });
  },
);

test('all mistakes are reported at once, in the order of their lines', () => {
  const all = {
    'answerHours: 72': 'answerHours: 4',
    'morning: 5': 'mornig: 5',
    'covers: [c': 'covers: [x, c',
  };
  const read = readSeasonFile(withMistakes({ ...all, 'alone: true': 'alone: true\n    alone: true' }).text);
  const paths = 'problems' in read ? read.problems.map((problem) => problem.path) : [];
  expect(paths).toEqual([
    'offers.answerHours',
    'tracks[1].covers[0]',
    '',
    'days[2].starts',
    'days[2].seats[0].mornig',
  ]);
});

test('one mistake in the starts is reported once, although many days use them', () => {
  const read = readSeasonFile(withMistakes({ 'until: 17:30': 'until: 25:30' }).text);
  expect('problems' in read && read.problems).toHaveLength(1);
});
