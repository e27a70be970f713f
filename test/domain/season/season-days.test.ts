import { describe, expect, test } from 'vitest';
import { coordinatorAt, isAccommodationReader } from '#domain/season/coordinators.ts';
import { seenBy } from '#domain/season/interviewer-views.ts';
import { isLateFor } from '#domain/season/late-days.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import { retentionEndsAt } from '#domain/season/retention.ts';
import { isSelfIdentificationAudited } from '#domain/season/screening-section.ts';
import { lastDayOf } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const day = (text: string) => text as CalendarDay;
const onDays = (...days: readonly string[]) => ({
  ...season,
  days: days.map((on) => ({ on: day(on), starts: [] })),
});

test('the last interview day is the latest, in whatever order the days are, and a season needs one', () => {
  expect(lastDayOf(onDays('2030-12-10', '2031-01-07', '2030-11-19'))).toBe('2031-01-07');
  expect(() => lastDayOf(onDays())).toThrow('season sample-2030 has no days');
});

describe('applicants are erased', () => {
  test.each([
    ['2030-12-10', 2, '2031-02-10T05:00:00.000Z', 'the same day of a later month'],
    ['2030-12-10', 3, '2031-03-10T04:00:00.000Z', 'at midnight of the program, in daylight saving time'],
    ['2030-12-31', 2, '2031-02-28T05:00:00.000Z', 'the last day of a month that is too short'],
    ['2030-12-31', 14, '2032-02-29T05:00:00.000Z', 'the last day of February in a leap year'],
    ['2030-10-31', 1, '2030-11-30T05:00:00.000Z', 'the 30th for a 31st'],
    ['2030-11-30', 1, '2030-12-30T05:00:00.000Z', 'the 30th of a longer month'],
    ['2031-01-01', 12, '2032-01-01T05:00:00.000Z', 'a year later'],
  ])('after the last interview on %s and %i months at %s: %s', (last, months, at) => {
    expect(retentionEndsAt({ ...onDays('2030-10-01', last), retention: { months } })).toBe(at);
  });

  test('never, if the season does not say when', () => {
    expect(retentionEndsAt(season)).toBeUndefined();
  });
});

test('match lists are locked from midnight of their day on, in the zone of the program', () => {
  const locking = { ...season, matchLists: { lockedOn: day('2031-02-26') } };
  expect(lockedSince(locking, instant('2031-02-26T04:59:59Z'))).toBeUndefined();
  expect(lockedSince(locking, instant('2031-02-26T05:00Z'))).toBe('2031-02-26');
  expect(lockedSince(locking, instant('2031-04-01T05:00Z'))).toBe('2031-02-26');
  expect(lockedSince(season, instant('2031-02-26T05:00Z'))).toBeUndefined();
});

test('self-identification is audited only in a season whose file says so', () => {
  const audited = (audit?: { readonly selfIdentification: boolean }) =>
    isSelfIdentificationAudited({ screening: { facts: [], rules: [], ...(audit ? { audit } : {}) } });
  expect(audited({ selfIdentification: true })).toBe(true);
  expect([audited({ selfIdentification: false }), audited(), isSelfIdentificationAudited({})]).toEqual([
    ...[false, false, false],
  ]);
});

describe('a change is late', () => {
  const lateFor = (on: string, at: string, lateDays?: number) =>
    isLateFor(
      { ...season, digest: { ...season.digest, ...(lateDays === undefined ? {} : { lateDays }) } },
      day(on),
      instant(at),
    );

  test.each([
    ['2030-11-18', false, 'the day before'],
    ['2030-11-19', true, 'the day itself'],
    ['2030-11-22', true, 'three days ahead'],
    ['2030-11-23', false, 'four days ahead'],
  ])('for %s on November 19, unless the season says otherwise: %s, %s', (on, isLate) => {
    expect(lateFor(on, '2030-11-19T15:00Z')).toBe(isLate);
  });

  test('for as many days as the season says', () => {
    expect([
      lateFor('2030-11-20', '2030-11-19T15:00Z', 1),
      lateFor('2030-11-21', '2030-11-19T15:00Z', 1),
    ]).toEqual([...[true, false]]);
    expect(lateFor('2030-11-20', '2030-11-19T15:00Z', 0)).toBe(false);
  });

  test('by the day that the program has', () => {
    expect(lateFor('2030-11-23', '2030-11-20T04:59Z')).toBe(false);
    expect(lateFor('2030-11-23', '2030-11-20T05:00Z')).toBe(true);
  });
});

describe('who signs in to the desk', () => {
  const [ada, ben] = [
    { address: 'Ada@Example.org', may: 'edit' },
    { address: 'ben@example.org', may: 'read' },
  ] as const;

  test('is told by the address, whatever its capital letters', () => {
    const listed = { coordinators: [ada, ben] };
    expect(coordinatorAt(listed, 'ada@example.ORG')).toBe(ada);
    expect(coordinatorAt(listed, 'BEN@example.org')).toBe(ben);
    expect(coordinatorAt(listed, 'adam@example.org')).toBeUndefined();
    expect(coordinatorAt({}, 'ada@example.org')).toBeUndefined();
  });

  test('reads requests for an accommodation only if the season names the address', () => {
    const access = { accommodations: { readBy: 'Ada@example.org' } };
    expect(isAccommodationReader(access, 'ada@Example.org')).toBe(true);
    expect(isAccommodationReader(access, 'ben@example.org')).toBe(false);
    expect(isAccommodationReader({}, 'ada@example.org')).toBe(false);
  });
});

test('an interviewer sees what the season shows their kind, or else the name', () => {
  const seen = (...args: Parameters<typeof seenBy>) => [...seenBy(...args)];
  expect([seen({}, 'team'), seen({}, 'one-on-one')]).toEqual([['name'], ['name']]);
  const views = { interviewerViews: { team: ['name', 'exams'], oneOnOne: [] } } as const;
  expect([seen(views, 'team'), seen(views, 'one-on-one')]).toEqual([['name', 'exams'], []]);
  expect(seen({ interviewerViews: { oneOnOne: ['school'] } }, 'team')).toEqual(['name']);
  expect(seen({ interviewerViews: { team: ['school'] } }, 'one-on-one')).toEqual(['name']);
});
