import { expect, test } from 'vitest';
import type { Board } from '#domain/capacity/board.ts';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { forecastOf } from '#domain/glance/forecast.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const board: Board = {
  free: [
    { on: '2030-11-19' as CalendarDay, start: 'morning', tracks: ['categorical'], free: 30 },
    { on: '2030-12-03' as CalendarDay, start: 'morning', tracks: ['categorical'], free: 20 },
  ],
  waiting: [],
};

function overview(states: Readonly<Record<string, Partial<Record<OfferState, number>>>>): SeasonOverview {
  const counts = Object.entries(states).flatMap(([track, of]) =>
    Object.entries(of).map(([state, offers]) => ({ track, state: state as OfferState, offers })),
  );
  return { taken: [], states: counts, ending: [], prepared: [], unreached: 0 };
}

test('waiting offers take seats at the rate at which the track’s other offers were booked', () => {
  const seen = overview({ categorical: { open: 10, prepared: 10, booked: 15, declined: 3, expired: 2 } });
  const { tracks, free, empty } = forecastOf(season, board, seen, invitedAt);
  expect(tracks).toEqual([
    {
      track: 'categorical',
      waiting: 20,
      rate: { booked: 15, answered: 20 },
      ofAllTracks: false,
      seats: 15,
    },
  ]);
  expect([free, empty]).toEqual([50, 35]);
});

test('a pair takes two seats', () => {
  const seen = overview({ 'primary-care': { open: 4, booked: 5, canceled: 5 } });
  expect(forecastOf(season, board, seen, invitedAt).tracks[0]?.seats).toBe(4);
});

test('a track with fewer than ten answers is estimated by the answers of all tracks', () => {
  const seen = overview({ categorical: { booked: 6, declined: 2 }, preliminary: { open: 4, withdrawn: 4 } });
  const { tracks, empty } = forecastOf(season, board, seen, invitedAt);
  expect(tracks).toEqual([
    { track: 'preliminary', waiting: 4, rate: { booked: 6, answered: 12 }, ofAllTracks: true, seats: 2 },
  ]);
  expect(empty).toBe(48);
});

test('with fewer than ten answers in all nothing is estimated', () => {
  const { tracks, empty } = forecastOf(
    season,
    board,
    overview({ categorical: { open: 3, booked: 9 } }),
    invitedAt,
  );
  expect(tracks[0]).toEqual({ track: 'categorical', waiting: 3, ofAllTracks: true, seats: 0 });
  expect(empty).toBeUndefined();
});

test('ten answers of its own are enough for a track', () => {
  const seen = overview({ categorical: { open: 4, booked: 5, declined: 5 }, preliminary: { booked: 20 } });
  expect(forecastOf(season, board, seen, invitedAt).tracks).toEqual([
    {
      ...{ track: 'categorical', waiting: 4, ofAllTracks: false, seats: 2 },
      rate: { booked: 5, answered: 10 },
    },
  ]);
});

test('free seats of today are counted until the day is over', () => {
  const freeAt = (now: string) => forecastOf(season, board, overview({}), instant(now)).free;
  expect(freeAt('2030-11-20T04:59Z')).toBe(50);
  expect(freeAt('2030-11-20T05:00Z')).toBe(20);
});

test('free seats of days that are over are not counted, and no fewer than none stay empty', () => {
  const later = instant('2030-11-25T17:00Z');
  expect(forecastOf(season, board, overview({}), later)).toEqual({ tracks: [], free: 20, empty: 20 });
  const many = overview({ categorical: { open: 40, booked: 30 } });
  expect(forecastOf(season, board, many, later).empty).toBe(0);
});
