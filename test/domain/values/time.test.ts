import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { startsAt } from '#domain/season/season.ts';
import {
  type CalendarDay,
  dayIn,
  hasCanonicalSpelling,
  hoursBetween,
  type Instant,
  instant,
  isCalendarDay,
  isWallTime,
  isZone,
  plusDays,
  plusHours,
  type WallTime,
  wallClock,
} from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { always } from '#test/support/checks/check-property.ts';

afterEach(() => {
  vi.useRealTimers();
});

const at = (day: string, time: string, zone = 'America/New_York'): Instant =>
  wallClock(day as CalendarDay, time as WallTime, zone);

/** The same question under clocks frozen in winter, in summer, and inside the fold and the gap of New York. */
function underFrozenClocks<T>(ask: () => T): T[] {
  const clocks = ['2020-01-15T12:00Z', '2020-07-15T12:00Z', '2020-11-01T05:30Z', '2021-03-14T07:00Z'];
  return clocks.map((now) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    return ask();
  });
}

test('a time that occurs twice means its first occurrence', () => {
  expect(at('2020-11-01', '01:30')).toBe('2020-11-01T05:30:00.000Z');
  expect(at('2021-04-04', '01:45', 'Australia/Lord_Howe')).toBe('2021-04-03T14:45:00.000Z');
});

test('a time that is skipped means the same distance after the gap', () => {
  expect(at('2021-03-14', '02:30')).toBe('2021-03-14T07:30:00.000Z');
  expect(at('2020-10-04', '02:10', 'Australia/Lord_Howe')).toBe('2020-10-03T15:40:00.000Z');
});

test('nine in the morning of October 21, 2020 is in daylight time in Boston, no matter what a page calls it', () => {
  expect(at('2020-10-21', '09:00')).toBe('2020-10-21T13:00:00.000Z');
});

test.each([
  ['Asia/Tokyo', '2020-11-16T23:00:00.000Z'],
  ['Asia/Kathmandu', '2020-11-17T02:15:00.000Z'],
  ['Pacific/Kiritimati', '2020-11-16T18:00:00.000Z'],
  ['Pacific/Niue', '2020-11-17T19:00:00.000Z'],
  ['America/St_Johns', '2020-11-17T11:30:00.000Z'],
])('eight in the morning of 17 November in %s is %s', (zone, expected) => {
  expect(at('2020-11-17', '08:00', zone)).toBe(expected);
});

test('every start of the reference calendar is in standard time, under every frozen clock', () => {
  const season = sampleSeason();
  const starts = () =>
    season.days.flatMap((day) => day.starts.map((start) => startsAt(season, day.on, start)));
  const expected = season.days.flatMap((day) =>
    day.starts.map((start) => instant(`${day.on}T${start.at}:00-05:00`)),
  );
  expect(expected).toHaveLength(48);
  for (const found of underFrozenClocks(starts)) expect(found).toEqual(expected);
});

/** Zones, each with days on which its clocks go back and forward. */
const changes: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': ['2020-11-01', '2021-03-14'],
  'Europe/London': ['2020-10-25', '2021-03-28'],
  'Asia/Tokyo': ['2020-11-17'],
  'Australia/Lord_Howe': ['2021-04-04', '2020-10-04'],
  'America/St_Johns': ['2020-11-01', '2021-03-14'],
  'Africa/Casablanca': ['2021-04-11', '2020-05-31'],
  'Asia/Tehran': ['2020-09-21', '2021-03-22'],
};
const zones = Object.keys(changes);
const quarters = Array.from({ length: 96 }, (_, index) =>
  [Math.floor(index / 4), (index % 4) * 15].map((each) => String(each).padStart(2, '0')).join(':'),
);
const quarter = fc.oneof(fc.constantFrom(...quarters), fc.constantFrom(...quarters.slice(0, 16)));
const anyDay = fc.nat(1000).map((days) => plusDays('2020-01-01' as CalendarDay, days));
const wall = fc.constantFrom(...zones).chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    time: quarter,
    day: fc.oneof(anyDay, fc.constantFrom(...((changes[zone] ?? []) as CalendarDay[]))),
  }),
);

/** The reading of `moment` on a wall in `zone`, by the runtime's own tables. */
function readings(zone: string): (context: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (context) => format.format(context);
}

test('a wall clock that shows the time at the instant shows it at no earlier one, under every frozen clock', () => {
  const readIn = Object.fromEntries(zones.map((zone) => [zone, readings(zone)]));
  always(300, wall, ({ day, time, zone }) => {
    const read = readIn[zone] as (context: number) => string;
    const middle = Date.parse(`${day}T${time}:00Z`);
    const scanned = Array.from({ length: 121 }, (_, index) => middle + (index - 60) * 900_000);
    const first = scanned.find((context) => read(context) === `${day} ${time}`);
    const found = underFrozenClocks(() => at(day, time, zone));
    expect(new Set(found).size).toBe(1);
    if (first !== undefined) expect(found[0]).toBe(instant(first));
    else expect(read(Date.parse(found[0] ?? '')) > `${day} ${time}`).toBe(true);
  });
});

test('calendar days are counted without regard to clocks that change', () => {
  expect(plusDays('2020-10-31' as CalendarDay, 1)).toBe('2020-11-01');
  expect(plusDays('2021-03-01' as CalendarDay, -1)).toBe('2021-02-28');
  expect(plusDays('2020-02-28' as CalendarDay, 1)).toBe('2020-02-29');
});

test('hours are elapsed hours, across a change of the clocks too', () => {
  const before = at('2020-10-31', '12:00');
  expect(plusHours(before, 24)).toBe(at('2020-11-01', '11:00'));
  expect(hoursBetween(before, at('2020-11-01', '12:00'))).toBe(25);
});

test('one instant is on different days in different zones', () => {
  const context = instant('2020-11-17T03:00Z');
  expect(dayIn('America/New_York', context)).toBe('2020-11-16');
  expect(dayIn('Asia/Tokyo', context)).toBe('2020-11-17');
});

test('text order of instants is their order in time', () => {
  always(
    200,
    fc.tuple(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }),
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }),
    ),
    ([one, other]) => {
      expect(instant(one) < instant(other)).toBe(one.getTime() < other.getTime());
    },
  );
});

test.each([
  '2021-02-29',
  '2020-02-30',
  '2020-13-01',
  '2020-1-1',
  '2020',
  '2020-01',
  '2020-01-01T00:00',
  '+002020-01-01',
  '',
])('"%s" is no calendar day', (text) => {
  expect(isCalendarDay(text)).toBe(false);
  expect(isCalendarDay('2020-02-29')).toBe(true);
});

test.each(['24:00', '9:00', '09:60', '09:00:00', ''])('"%s" is no wall time', (text) => {
  expect(isWallTime(text)).toBe(false);
  expect(isWallTime('23:59')).toBe(true);
});

test.each(['America/New_York', 'US/Eastern', 'Africa/Dar_es_Salaam', 'Etc/GMT+5', 'UTC'])(
  '%s is spelled as in the IANA list',
  (name) => {
    expect(hasCanonicalSpelling(name)).toBe(true);
  },
);

test.each(['america/new_york', 'AMERICA/NEW_YORK', 'us/Eastern', 'US/eastern', 'utc'])(
  '%s is not spelled as in the IANA list',
  (name) => {
    expect(isZone(name)).toBe(true);
    expect(hasCanonicalSpelling(name)).toBe(false);
  },
);

test.each(['EST5', 'Mars/Olympus', '', 'x'.repeat(99)])('"%s" is no zone', (text) => {
  expect(isZone(text)).toBe(false);
  expect(isZone('America/New_York')).toBe(true);
});
