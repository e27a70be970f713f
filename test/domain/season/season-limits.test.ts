import { describe, expect, test } from 'vitest';
import type { Season, Start } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import { type CalendarDay, plusDays, type WallTime } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const day = (text: string) => text as CalendarDay;
const pathsOf = (change: Partial<Season>) =>
  seasonFaults({ ...season, ...change }).map(({ path }) => path.join('.'));
const messageOf = (change: Partial<Season>) => seasonFaults({ ...season, ...change })[0]?.message;

test('the sample has no faults', () => {
  expect(seasonFaults(season)).toEqual([]);
});

describe('a season without interview days', () => {
  test.each<[string, Partial<Season>]>([
    ['by itself', {}],
    ['with a day by which everybody is told', { statuses: { toldBy: day('2030-12-01') } }],
    ['with match lists', { matchLists: { lockedOn: day('2031-02-26') } }],
  ])('is told so, and nothing that is compared with its last day: %s', (_, change) => {
    expect(seasonFaults({ id: 'sample', days: [], offers: season.offers, ...change })).toEqual([
      { path: ['days'], message: 'There is no interview day: list at least one.' },
    ]);
  });
});

/** Each with the largest or smallest value that may be there, and the next one that may not. */
test.each<[string, (value: number) => Partial<Season>, number, number, string]>([
  [
    'hours to answer',
    (n) => ({ offers: { ...season.offers, answerHours: n } }),
    48,
    47,
    'offers.answerHours',
  ],
  [
    'hours to answer',
    (n) => ({ offers: { ...season.offers, answerHours: n } }),
    1000,
    1001,
    'offers.answerHours',
  ],
  [
    'hours without changes',
    (n) => ({ offers: { ...season.offers, changesCloseHours: n } }),
    0,
    -1,
    'offers.changesCloseHours',
  ],
  [
    'hours without changes',
    (n) => ({ offers: { ...season.offers, changesCloseHours: n } }),
    1000,
    1001,
    'offers.changesCloseHours',
  ],
  ['days of late changes', (n) => ({ digest: { ...season.digest, lateDays: n } }), 0, -1, 'digest.lateDays'],
  ['days of late changes', (n) => ({ digest: { ...season.digest, lateDays: n } }), 30, 31, 'digest.lateDays'],
  ['months that people are kept', (months) => ({ retention: { months } }), 1, 0, 'retention.months'],
  ['months that people are kept', (months) => ({ retention: { months } }), 120, 121, 'retention.months'],
  [
    'hours before closing',
    (n) => ({ reminders: { ...none, beforeClosingHours: [n] } }),
    500,
    501,
    'reminders.beforeClosingHours.0',
  ],
  [
    'hours before closing',
    (n) => ({ reminders: { ...none, beforeClosingHours: [n] } }),
    1,
    0,
    'reminders.beforeClosingHours.0',
  ],
  [
    'days before an interview',
    (n) => ({ reminders: { ...none, beforeInterviewDays: [n] } }),
    60,
    61,
    'reminders.beforeInterviewDays.0',
  ],
  [
    'hours before a day',
    (n) => ({ reminders: { ...none, beforeInterviewHours: [n] } }),
    12,
    13,
    'reminders.beforeInterviewHours.0',
  ],
  ['letters of an id', (n) => ({ id: 'x'.repeat(n) }), 40, 41, 'id'],
  [
    'letters of a name',
    (n) => ({ program: { ...season.program, name: 'x'.repeat(n) } }),
    200,
    201,
    'program.name',
  ],
  ['letters of an assumption', (n) => ({ assumed: ['x'.repeat(n)] }), 500, 501, 'assumed.0'],
  [
    'letters of instructions',
    (n) => ({ visit: { kind: 'virtual', instructions: 'x'.repeat(n) } }),
    2000,
    2001,
    'visit.instructions',
  ],
  [
    'letters of a contact',
    (n) => ({ visit: { kind: 'virtual', contact: 'x'.repeat(n) } }),
    200,
    201,
    'visit.contact',
  ],
  [
    'letters of a link',
    (n) => ({ visit: { kind: 'virtual', joinLink: 'https://a.example.org/'.padEnd(n, 'x') } }),
    1000,
    1001,
    'visit.joinLink',
  ],
])('of %s there may be so many, and one beyond is a fault', (_, change, last, beyond, path) => {
  expect(pathsOf(change(last))).toEqual([]);
  expect(pathsOf(change(beyond))).toEqual([path]);
});

const none = { beforeClosingHours: [], beforeInterviewDays: [], beforeInterviewHours: [] };

/** One preliminary day with this start. */
function dayWith(on: string, change: Partial<Start>): Partial<Season> {
  const start: Start = {
    ...{ name: 'morning', at: '08:00' as WallTime, until: '13:00' as WallTime },
    ...{ groups: [{ for: ['preliminary'], seats: 2 }], ...change },
  };
  const track = season.tracks.find(({ id }) => id === 'preliminary');
  return {
    tracks: track ? [{ ...track, options: [{ id: on, days: [day(on)] }] }] : [],
    days: [{ on: day(on), starts: [start] }],
    offers: { ...season.offers, until: plusDays(day(on), -1) },
  };
}
const seats = (count: number) => ({ groups: [{ for: ['preliminary'], seats: count }] });

describe('a start', () => {
  test.each<[string, Partial<Start>, readonly string[]]>([
    ['one seat', seats(1), []],
    ['no seat', seats(0), ['days.0.starts.0.groups.0.seats']],
    ['two hundred seats', seats(200), []],
    ['more than two hundred seats', seats(201), ['days.0.starts.0.groups.0.seats']],
    ['twelve hours', { until: '20:00' as WallTime }, []],
    ['a minute more', { until: '20:01' as WallTime }, ['days.0.starts.0.until']],
    ['the whole day round', { until: '08:00' as WallTime }, ['days.0.starts.0.until']],
  ])('may have %s, or that is a fault', (_, change, paths) => {
    expect(pathsOf(dayWith('2030-11-22', change))).toEqual(paths);
  });

  test('in the afternoon begins after the one in the morning', () => {
    const [morning] = dayWith('2030-11-22', {}).days?.[0]?.starts ?? [];
    if (!morning) throw new Error('no start');
    const both = (at: string) => ({
      ...dayWith('2030-11-22', {}),
      days: [
        {
          on: day('2030-11-22'),
          starts: [morning, { ...morning, name: 'afternoon', at: at as WallTime } as Start],
        },
      ],
    });
    expect(pathsOf(both('08:01'))).toEqual([]);
    for (const at of ['08:00', '07:59']) expect(pathsOf(both(at))).toEqual(['days.0.starts.1.at']);
  });
});

describe('the days of a season', () => {
  test.each([
    ['1999-12-31', false],
    ['2000-01-01', true],
    ['2099-12-31', true],
    ['2100-01-01', false],
  ])('may be %s, or that is far from any season: %s', (on, isFine) => {
    expect(pathsOf(dayWith(on, {})).includes('days.0.on')).toBe(!isFine);
  });

  test('are in order, and the last is a year after the first at most', () => {
    const days = (...dates: readonly string[]) => ({
      days: dates.map((on) => ({ on: day(on), starts: [] })),
    });
    const faults = (...dates: readonly string[]) =>
      seasonFaults(days(...dates))
        .filter(({ path }) => path[2] === 'on')
        .map(({ message }) => message);
    expect(faults('2030-11-20', '2031-11-21')).toEqual([]);
    expect(faults('2030-11-20', '2031-11-22')).toEqual([
      '2031-11-22 is more than a year after the first day: check the year.',
    ]);
    expect(faults('2030-11-20', '2030-11-19')).toEqual([
      '2030-11-19 comes after 2030-11-20 in the file: check the year, or put the days in order.',
    ]);
    expect(faults('2030-11-20', '2030-11-20')).toEqual([
      'The day 2030-11-20 appears here twice: put its seats together.',
    ]);
  });
});

describe('what is compared with the last interview day', () => {
  test.each<[string, Partial<Season>, readonly string[]]>([
    ['told on it', { statuses: { toldBy: day('2030-12-10') } }, []],
    ['told after it', { statuses: { toldBy: day('2030-12-11') } }, ['statuses.toldBy']],
    ['locked on it', { matchLists: { lockedOn: day('2030-12-10') } }, ['matchLists.lockedOn']],
    ['locked after it', { matchLists: { lockedOn: day('2030-12-11') } }, []],
    [
      'visits when locked',
      { matchLists: { lockedOn: day('2030-12-11'), visitsFrom: day('2030-12-11') } },
      [],
    ],
    [
      'visits before',
      { matchLists: { lockedOn: day('2030-12-12'), visitsFrom: day('2030-12-11') } },
      ['matchLists.visitsFrom'],
    ],
    ['invited until the day before', { offers: { ...season.offers, until: day('2030-12-09') } }, []],
    ['invited until it', { offers: { ...season.offers, until: day('2030-12-10') } }, ['offers.until']],
  ])('%s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });
});

test('a text in a message is quoted to 60 characters', () => {
  const quotedIn = (id: string) => messageOf({ id })?.split(' cannot be')[0];
  expect(quotedIn(`${'X'.repeat(60)}`)).toBe(`"${'X'.repeat(60)}"`);
  expect(quotedIn(`${'X'.repeat(61)}`)).toBe(`"${'X'.repeat(57)}..."`);
});
