import { expect, test } from 'vitest';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { needsAtGlance } from '#domain/glance/needs-at-glance.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const nothing: SeasonOverview = { taken: [], states: [], ending: [], prepared: [], unreached: 0 };

test('early in a season without offers nothing needs anybody', () => {
  expect(needsAtGlance(season, nothing, invitedAt)).toEqual({
    unreached: 0,
    asked: 0,
    endingSoon: 0,
    emptyDays: ['2030-11-18'],
  });
  expect(needsAtGlance(season, nothing, plusHours(invitedAt, -72)).emptyDays).toEqual([]);
});

test('open offers that close within 48 hours are counted', () => {
  const ending = [47, 48, 49].map((hours, index) => ({
    ...{ track: 'categorical', at: plusHours(invitedAt, hours), offers: 10 ** index },
  }));
  expect(needsAtGlance(season, { ...nothing, ending }, invitedAt).endingSoon).toBe(11);
});

test('a day within three weeks is empty as long as somebody could book it and nobody did', () => {
  const taken = [
    { on: '2030-11-19' as CalendarDay, start: 'morning' as const, track: 'categorical', taken: 1 },
  ];
  const emptyAt = (text: string) => needsAtGlance(season, { ...nothing, taken }, instant(text)).emptyDays;
  expect(emptyAt('2030-11-10T17:00Z')).toEqual(['2030-11-18', '2030-11-22']);
  expect(emptyAt('2030-11-18T17:00Z')).toEqual([
    '2030-11-22',
    '2030-12-03',
    '2030-12-04',
    '2030-12-06',
    '2030-12-09',
  ]);
});

test('a day can be booked until the last of its starts closes', () => {
  const first = (text: string) => needsAtGlance(season, nothing, instant(text)).emptyDays[0];
  expect(first('2030-11-17T15:00Z')).toBe('2030-11-18');
  expect(first('2030-11-17T17:59:59.999Z')).toBe('2030-11-18');
  expect(first('2030-11-17T18:00Z')).toBe('2030-11-19');
});

test('the last day for invitations is told from a week before until it is over', () => {
  const untilAt = (text: string) => needsAtGlance(season, nothing, instant(text)).invitationsUntil;
  expect(untilAt('2030-11-22T17:00Z')).toBeUndefined();
  expect(untilAt('2030-11-23T17:00Z')).toBe('2030-11-30');
  expect(untilAt('2030-12-01T04:59Z')).toBe('2030-11-30');
  expect(untilAt('2030-12-01T05:00Z')).toBeUndefined();
});
