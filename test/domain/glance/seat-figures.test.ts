import { expect, test } from 'vitest';
import { boardOf } from '#domain/capacity/board.ts';
import { overviewOf } from '#domain/capacity/overview.ts';
import { furtherOffers, openDemand, place } from '#domain/capacity/placement.ts';
import { seatFigures } from '#domain/glance/seat-figures.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { answersEndAt } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, seasonOf, winterSeason } from '#test/support/builders/season.ts';

const season = seasonOf({
  tracks: { categorical: { options: ['2030-11-19', '2030-12-03'] } },
  seats: {
    '2030-11-19': { morning: { categorical: 3 } },
    '2030-12-03': { morning: { categorical: 2 } },
  },
});
const first = { on: '2030-11-19' as CalendarDay, start: 'morning' } as const;
const booked = offerOf('categorical', 'booked', {
  state: 'booked',
  booking: { option: '2030-11-19', seats: [{ ...first, number: 1 }] },
});
const seats = seatsOf(season).map((seat) =>
  seat.on === first.on && seat.number === 1 ? { ...seat, takenBy: 'booked' } : seat,
);

function figures(open: number, now = invitedAt) {
  const waiting = Array.from({ length: open }, (_, index) => offerOf('categorical', `open-${index}`));
  const offers: readonly Offer[] = [booked, ...waiting];
  const [board, overview] = [boardOf(season, { offers, seats }), overviewOf(season, { offers, seats })];
  return seatFigures(season, board, overview, now).map(({ seats: all, taken, held, free }) => [
    ...[all, taken, held, free],
  ]);
}

test('a start has its seats taken, held and free', () => {
  expect(figures(0)).toEqual([
    [3, 1, 0, 2],
    [2, 0, 0, 2],
  ]);
});

test('a seat is held only where open offers cannot do without it', () => {
  expect(figures(2)).toEqual([
    [3, 1, 0, 2],
    [2, 0, 0, 2],
  ]);
  expect(figures(3)).toEqual([
    [3, 1, 1, 1],
    [2, 0, 1, 1],
  ]);
  expect(figures(4)).toEqual([
    [3, 1, 2, 0],
    [2, 0, 2, 0],
  ]);
});

test('no seat of a day that is over is held', () => {
  expect(figures(4, instant('2030-11-20T17:00Z'))[0]).toEqual([3, 1, 0, 2]);
});

test('what can still be invited is what a placement bears beside the offers that wait', () => {
  const winter = winterSeason();
  const offers = [offerOf('categorical', 'one'), offerOf('primary-care', 'two')];
  const all = seatsOf(winter);
  const { each, together } = furtherOffers(winter, boardOf(winter, { offers, seats: all }), invitedAt);
  const until = answersEndAt(winter, invitedAt);
  for (const { track, asked } of each) {
    const demands = [...openDemand(winter, offers), { track, asked: all.length, until }];
    expect(place(winter, all, demands).at(-1)?.fits).toBe(asked);
  }
  expect(together).toBeGreaterThanOrEqual(Math.max(...each.map(({ asked }) => asked)));
  expect(together).toBeLessThanOrEqual(each.reduce((sum, { asked }) => sum + asked, 0));
});
