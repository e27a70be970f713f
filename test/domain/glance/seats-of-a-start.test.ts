import { expect, test } from 'vitest';
import type { Board } from '#domain/capacity/board.ts';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { seatFigures } from '#domain/glance/seat-figures.ts';
import { type CalendarDay, type Instant, instant } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;
const free = (start: 'morning' | 'afternoon', seats: number, ...tracks: readonly string[]) => ({
  ...{ on, start, tracks, free: seats },
});
const board: Board = {
  free: [
    free('morning', 1, 'primary-care', 'categorical'),
    free('morning', 2, 'primary-care'),
    free('morning', 3, 'categorical'),
    free('afternoon', 5, 'categorical'),
  ],
  waiting: [],
};
const overview: SeasonOverview = {
  ...{ states: [], ending: [], prepared: [], unreached: 0 },
  taken: [
    { on, start: 'morning', track: 'categorical', taken: 4 },
    { on, start: 'afternoon', track: 'primary-care', taken: 1 },
  ],
};
const figures = (now: Instant) => seatFigures(season, board, overview, now).filter((each) => each.on === on);

test('each start has its own seats, and those that fewer tracks may use come first, then by their names', () => {
  expect(figures(invitedAt)).toEqual([
    {
      ...{ on, start: 'morning', isPast: false, seats: 10, taken: 4, held: 0, free: 6 },
      by: [{ track: 'categorical', taken: 4 }],
      open: [
        { tracks: ['categorical'], seats: 3 },
        { tracks: ['primary-care'], seats: 2 },
        { tracks: ['primary-care', 'categorical'], seats: 1 },
      ],
    },
    {
      ...{ on, start: 'afternoon', isPast: false, seats: 6, taken: 1, held: 0, free: 5 },
      by: [{ track: 'primary-care', taken: 1 }],
      open: [{ tracks: ['categorical'], seats: 5 }],
    },
  ]);
});

test('a day is over when the program’s calendar shows the next', () => {
  const isPast = (now: string) => figures(instant(now)).map((each) => each.isPast);
  expect(isPast('2030-11-20T04:59:59.999Z')).toEqual([false, false]);
  expect(isPast('2030-11-20T05:00Z')).toEqual([true, true]);
});
