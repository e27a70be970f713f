import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Season, startsAt } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import { type CalendarDay, plusDays, type WallTime } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

/** Zones with their own ideas of when, and by how much, daylight saving time begins and ends. */
const zones = [
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'Europe/London',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
];

/** Days around the changes of November and March, and around others. */
const changes = ['2020-11-01', '2021-03-14', '2021-03-28', '2021-10-31', '2021-04-04', '2021-11-07'];
const days = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -2, max: 2 }))
  .map(([day, by]) => plusDays(day as CalendarDay, by));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}` as WallTime);

function seasonWith(zone: string, on: CalendarDay, at: WallTime): Season {
  const season = sampleSeason();
  const [day] = season.days;
  const start = { ...day!.starts[0]!, at, until: '23:59' as WallTime };
  return { ...season, program: { ...season.program, zone }, days: [{ on, starts: [start] }] };
}

/** The time that the clocks of `zone` show, by the runtime's own calendar. */
function shown(zone: string, at: string): string {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hourCycle: 'h23', ...parts }).format(
    new Date(at),
  );
}

test('a start begins when the clocks of its place show its time, and a file whose time never occurs is refused', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, times, (zone, on, at) => {
      const season = seasonWith(zone, on, at);
      const skipped = seasonFaults({ program: season.program, days: season.days }).some(({ message }) =>
        message.includes('skip'),
      );
      const shows = shown(zone, startsAt(season, on, season.days[0]!.starts[0]!)) === `${on} ${at}`;
      expect(shows).toBe(!skipped);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['2020-10-31', '2020-10-31T13:00:00.000Z'],
  ['2020-11-01', '2020-11-01T14:00:00.000Z'],
  ['2021-03-13', '2021-03-13T14:00:00.000Z'],
  ['2021-03-14', '2021-03-14T13:00:00.000Z'],
])('nine in the morning in Boston on %s is %s', (on, instant) => {
  const season = seasonWith('America/New_York', on as CalendarDay, '09:00' as WallTime);
  expect(startsAt(season, on as CalendarDay, season.days[0]!.starts[0]!)).toBe(instant);
});

test('an hour that happens twice means its first time', () => {
  const season = seasonWith('America/New_York', '2020-11-01' as CalendarDay, '01:30' as WallTime);
  expect(startsAt(season, season.days[0]!.on, season.days[0]!.starts[0]!)).toBe('2020-11-01T05:30:00.000Z');
});
