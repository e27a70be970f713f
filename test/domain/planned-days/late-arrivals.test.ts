import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { LateArrival, PlannedDay } from '#domain/planned-days/planned-day.ts';
import { lateArrivalsAfter } from '#domain/planned-days/tell-late.ts';
import { type CalendarDay, instant, type WallTime, wallClock } from '#domain/values/time.ts';

const on = '2030-11-18' as CalendarDay;
const zone = 'America/New_York';
const at = (time: string) => wallClock(on, time as WallTime, zone);
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Interviews of 20 minutes at 9:20 and 10:30. */
const planned = (late: readonly LateArrival[] = []): PlannedDay => ({
  ...{ id: on, season: 'winter', on, version: 3, state: 'idle', untold: [], edits: [], late },
  published: {
    ...{ edition: 1, at: instant('2030-11-01T12:00Z'), who: { kind: 'clock' }, interviewers: [] },
    interviews: ['09:20', '10:30'].map((time): Interview => {
      const from = minutes(time);
      const kind = 'one-on-one';
      return { ...{ guest: 'ann', kind, track: 'x', interviewers: ['d1'] }, from, to: from + 20 };
    }),
  },
});

type Said = { readonly minutes: number; readonly isAbsent?: true };

/** What is known of Ann once these things were said at these times, as times of the day. */
function after(...said: readonly (readonly [string, Said])[]): readonly string[] {
  const late = said.reduce<readonly LateArrival[]>(
    (known, [time, each]) => lateArrivalsAfter(planned(known), zone, { guest: 'ann', ...each }, at(time)),
    [],
  );
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return late.map(
    ({ from, to, isThere }) => `${clock(from)} ${clock(to)} ${isThere ? 'there' : 'not there'}`,
  );
}

const late = (some: number): Said => ({ minutes: some });
const there = late(0);
const absent: Said = { minutes: 0, isAbsent: true };

test.each([
  ['before the interview: from then on', [['08:30', late(30)]], ['08:30 09:50 not there']],
  ['in the interview: from its beginning', [['09:25', late(10)]], ['09:20 09:30 not there']],
  ['and it is later than that already', [['09:35', late(10)]], ['09:20 09:35 not there']],
  ['for the next interview', [['10:00', late(15)]], ['10:00 10:45 not there']],
  [
    'later than was thought',
    [
      ['09:00', late(10)],
      ['09:35', late(40)],
    ],
    ['09:00 10:00 not there'],
  ],
  [
    'after the missed one was over',
    [
      ['09:20', late(10)],
      ['09:45', late(30)],
    ],
    ['09:20 09:50 not there'],
  ],
  [
    'and then there',
    [
      ['09:00', late(30)],
      ['09:32', there],
    ],
    ['09:00 09:32 there'],
  ],
  ['there, of which nobody had said that they are late', [['09:20', there]], []],
  [
    'late twice',
    [
      ['09:00', late(5)],
      ['09:26', there],
      ['10:20', late(20)],
    ],
    ['09:00 09:26 there', '10:20 10:50 not there'],
  ],
  ['missing', [['09:25', absent]], ['09:20 48:00 not there']],
  [
    'missing, and there after all',
    [
      ['09:25', absent],
      ['09:45', there],
    ],
    ['09:20 09:45 there'],
  ],
  ['after the last interview', [['11:00', late(10)]], []],
] as const)('an applicant who is said to be late: %s', (_, said, expected) => {
  expect(after(...said)).toEqual(expected);
});

test('what is said of one applicant leaves what is known of the others', () => {
  const ben = { guest: 'ben', from: 500, to: 600, isThere: false };
  const known = lateArrivalsAfter(planned([ben]), zone, { guest: 'ann', minutes: 5 }, at('09:10'));
  expect(known).toEqual([ben, { guest: 'ann', from: 550, to: 565, isThere: false }]);
});
