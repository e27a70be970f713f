import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agendaFor } from '#domain/agenda/agenda-for.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const without = readFileSync('seasons/template.yaml', 'utf8');
const agendas = readFileSync('test/support/files/template-agendas.yaml', 'utf8');
const template = `${without}\n${agendas}`;

/** Name, the edits that make the mistake (`^` marks where it must be reported), path, part of the message. */
type Mistake = readonly [string, Readonly<Record<string, string>>, string, string];

const firstPanel = 'until: 11:45, title: Panel with residents, place: Room 2';
const first = (block: number, field = '') => `agendas[0].blocks[${block}]${field}`;

const mistakes: readonly Mistake[] = [
  [
    'an unknown track',
    { '  - tracks: [preliminary]': '  - tracks: [^premilinary]' },
    'agendas[6].tracks[0]',
    'There is no track',
  ],
  [
    'a third day of a pair',
    { 'dayOfPair: 2\n    blocks:\n      - at': 'dayOfPair: ^3\n    blocks:\n      - at' },
    'agendas[4].dayOfPair',
    'write 1 or 2',
  ],
  [
    'a day of another season',
    {
      'start: morning\n    blocks:\n      - { at: 08:00, until: 08:30':
        'start: morning\n    on: [^2026-11-18]\n    blocks:\n      - { at: 08:00, until: 08:30',
    },
    'agendas[0].on[0]',
    'is not a day of this season',
  ],
  [
    'a start that nobody has',
    { '  - tracks: [preliminary]\n    start: morning': '  - ^tracks: [preliminary]\n    start: afternoon' },
    'agendas[6]',
    'can book such an afternoon',
  ],
  [
    'a pair without its day',
    {
      '    dayOfPair: 1\n    blocks:\n      - { at: 08:00': '    blocks:\n      - { at: 08:00',
      '  - tracks: [primary-care]\n    start: morning\n': '  - ^tracks: [primary-care]\n    start: morning\n',
    },
    'agendas[2]',
    'say which day: `dayOfPair: 1`',
  ],
  [
    'two agendas for one start',
    {
      '  - tracks: [primary-care]\n    start: morning\n    dayOfPair: 2':
        '  - ^tracks: [primary-care]\n    start: morning\n    dayOfPair: 1',
    },
    'agendas[4]',
    'wherever this one is meant',
  ],
  [
    'a start without an agenda',
    {
      'tracks: [preliminary]\n    start': 'tracks: [categorical]\n    on: [2026-12-01]\n    start',
      '      - at: 09:00\n        until: 11:30': '      - at: 08:00\n        until: 11:30',
      'until: 13:00, title: Panel and noon': 'until: 12:30, title: Panel and noon',
      'agendas:\n': '^agendas:\n',
    },
    'agendas',
    'No agenda is for the morning of "preliminary" on 2026-12-04',
  ],
  [
    'blocks that overlap',
    { '{ at: 10:35, until: 11:45': '^{ at: 10:30, until: 11:45' },
    first(2),
    '“Interviews” lasts until 10:35',
  ],
  [
    'a gap',
    { '{ at: 10:35, until: 11:45': '^{ at: 10:40, until: 11:45' },
    first(2),
    'From 10:35 to 10:40 nothing is planned for categorical',
  ],
  [
    'a late beginning',
    { '{ at: 08:00, until: 08:30': '^{ at: 08:10, until: 08:30' },
    first(0),
    'From 08:00 to 08:10 nothing',
  ],
  [
    'an early end',
    { '{ at: 11:45, until: 12:30': '^{ at: 11:45, until: 12:15' },
    first(3),
    'From 12:15 to 12:30 nothing',
  ],
  [
    'a block after the start',
    { '{ at: 11:45, until: 12:30': '^{ at: 11:45, until: 12:45' },
    first(3),
    'goes from 08:00 to 12:30, and this block from 11:45 to 12:45',
  ],
  [
    'a block before the start',
    { '{ at: 08:00, until: 08:30': '^{ at: 07:30, until: 08:30' },
    first(0),
    'goes from 08:00 to 12:30',
  ],
  [
    'a gap for one of two tracks',
    {
      '{ at: 11:00, until: 12:30, title: Panel and noon conference }':
        '{ at: 11:00, until: 12:30, title: Panel, for: [categorical] }',
      '      - at: 08:00\n        until: 11:00': '      - ^at: 08:00\n        until: 11:00',
    },
    'agendas[4].blocks[0]',
    'From 11:00 to 12:30 nothing is planned for primary-care',
  ],
  [
    'a block without length',
    { '{ at: 11:45, until: 12:30': '{ at: 11:45, until: ^11:45' },
    first(3, '.until'),
    'ends when it begins',
  ],
  [
    'a time that is none',
    { '{ at: 11:45, until: 12:30': '{ at: 11:45, until: ^noon' },
    first(3, '.until'),
    'is not a time',
  ],
  [
    'a title that is empty',
    { 'title: Noon conference }\n  - tracks: [categorical]': 'title: ^"" }\n  - tracks: [categorical]' },
    first(3, '.title'),
    'is empty',
  ],
  [
    'a link that cannot be opened',
    { [firstPanel]: 'until: 11:45, title: Panel, joinLink: ^video.example.org' },
    first(2, '.joinLink'),
    'no web address',
  ],
  [
    'a title that names the host of a link',
    {
      [firstPanel]:
        'until: 11:45, joinLink: https://video.example.org/p, title: ^"see https://video.example.org"',
    },
    first(2, '.title'),
    'must not hold the join link',
  ],
  [
    'a block for nobody of its agenda',
    { [firstPanel]: 'until: 11:45, title: Panel, for: [^primary-care]' },
    first(2, '.for[0]'),
    'Nobody who has this agenda',
  ],
  [
    'interviews that do not fit',
    {
      'minutes: 20\n          passingMinutes: 5\n          meetings:':
        'minutes: 70\n          passingMinutes: 5\n          ^meetings:',
    },
    first(1, '.interviews.meetings'),
    'there is time for 1 of these interviews, and 2 are owed',
  ],
  [
    'an interview of no length',
    { 'minutes: 20\n': 'minutes: ^0\n' },
    first(1, '.interviews.minutes'),
    'whole number from 5 to 240',
  ],
  [
    'no interview',
    {
      'meetings: [{ kind: team }] }\n  - tracks: [primary-care]\n    start: afternoon':
        '^meetings: [] }\n  - tracks: [primary-care]\n    start: afternoon',
    },
    'agendas[2].blocks[1].interviews.meetings',
    'Say which interviews',
  ],
  [
    'an unknown kind of interview',
    { '            - kind: team\n            - kind': '            - kind: ^group\n            - kind' },
    first(1, '.interviews.meetings[0].kind'),
    'team or one-on-one',
  ],
  [
    'an interview by a team that nobody meets',
    {
      '            - kind: team\n            - kind':
        '            - kind: team\n              track: ^preliminary\n            - kind',
    },
    first(1, '.interviews.meetings[0].track'),
    'Nobody who has this agenda',
  ],
];

test.each(mistakes)('%s is reported where it stands, with what to do', (_, edits, path, message) => {
  const marked = Object.entries(edits).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, agendas);
  const file = `${without}\n${marked}`;
  const at = file.indexOf('^');
  const before = file.slice(0, at).split('\n');
  const read = readSeasonFile(file.replace('^', ''));
  const problems = 'problems' in read ? read.problems : [];
  expect(problems).toContainEqual({
    path,
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    message: expect.stringContaining(message),
  });
  expect(problems).toHaveLength(1);
});

test('a file without agendas is read, and a mistake in a day is told once, as itself', () => {
  expect(readSeasonFile(without)).toHaveProperty('season');
  const read = readSeasonFile(template.replace('- on: 2026-12-04', '- on: 2026-12-05'));
  expect('problems' in read && read.problems.every(({ path }) => !path.startsWith('agendas'))).toBe(true);
});

test('an agenda moves with its start, as long as some day has it as it is written and the starts are as long', () => {
  const plan = '  one-start:\n    morning: { at: 09:00, until: 13:00 }\n';
  const later = (until: string) =>
    template
      .replace(
        plan,
        `  later:\n    morning: { at: 08:30, until: "${until}" }\n    afternoon: { at: 13:30, until: 18:00 }\n${plan}`,
      )
      .replace('2026-12-01\n    starts: half-days', '2026-12-01\n    starts: later');
  const read = readSeasonFile(later('13:00'));
  if (!('season' in read)) throw new Error(JSON.stringify(read.problems));
  const on = '2026-12-01' as CalendarDay;
  const agenda = agendaFor(read.season, { track: 'categorical', on, start: 'afternoon' });
  expect(agenda?.blocks.map(({ at, until }) => `${at}-${until}`)).toEqual([
    '13:30-14:15',
    '14:15-16:20',
    '16:20-18:00',
  ]);
  const longer = readSeasonFile(later('13:15'));
  expect('problems' in longer && longer.problems.map(({ path, message }) => [path, message])).toEqual([
    [first(3), 'From 13:00 to 13:15 nothing is planned for categorical: add a block, as a break.'],
  ]);
});
