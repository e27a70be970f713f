import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersEndAt, type Season } from '#domain/season/season.ts';
import { hoursBetween, instant, type WallTime } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { always } from '#test/support/checks/check-property.ts';

const base = sampleSeason();

function closingAt(closesAt: string, answerHours = 48): Season {
  return { ...base, offers: { ...base.offers, answerHours, closesAt: closesAt as WallTime } };
}

test.each([
  ['2020-10-27T13:06Z', '2020-10-29T21:00:00.000Z', 'the same day at 5 PM'],
  ['2020-10-27T21:00Z', '2020-10-29T21:00:00.000Z', 'exactly at 5 PM'],
  ['2020-10-27T21:00:00.001Z', '2020-10-30T21:00:00.000Z', 'the next day, a millisecond later'],
  ['2020-10-30T14:14Z', '2020-11-01T22:00:00.000Z', 'at 5 PM after daylight saving time has ended'],
])('an offer made at %s closes at %s: %s', (now, closes) => {
  expect(answersEndAt(closingAt('17:00'), instant(now))).toBe(closes);
});

test('a round closing time never shortens the time to answer, and adds a day at most', () => {
  const minutes = fc.integer({ min: 0, max: 400 * 24 * 60 });
  const closesAt = fc.constantFrom('00:00', '09:30', '17:00', '23:59');
  always(500, fc.record({ minute: minutes, closesAt }), ({ minute, closesAt }) => {
    const now = instant(Date.parse('2020-03-01T00:00Z') + minute * 60_000);
    const end = answersEndAt(closingAt(closesAt), now);
    expect(hoursBetween(now, end)).toBeGreaterThanOrEqual(48);
    expect(hoursBetween(now, end)).toBeLessThanOrEqual(73);
    expect(end.slice(17)).toBe('00.000Z');
  });
});

test('without a closing time an offer closes after exactly as many hours', () => {
  expect(answersEndAt(base, instant('2020-10-27T13:06Z'))).toBe('2020-10-29T13:06:00.000Z');
});
