import { expect, test } from 'vitest';
import { boardOf } from '#domain/capacity/board.ts';
import { seatsNeeded } from '#domain/capacity/placement.ts';
import { isFree, type Seat, type StartKey, sameStart } from '#domain/seats/seat.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { arbitraryScene, type Scene } from '#test/support/builders/arbitrary-season.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';
import { canAllSit, whileItsTracks } from '#test/support/models/brute-force.ts';

/** How many free seats of a start have to be left, whichever they are, so that everybody can still sit: by trying. */
function fewestThatDo({ season, seats, offers }: Scene, start: StartKey): number {
  const isThere = (seat: Seat) => isFree(seat) && sameStart(seat, start);
  const there = seats.filter(isThere);
  const elsewhere = seats.filter((seat) => !isThere(seat));
  const choices = Array.from({ length: 2 ** there.length }, (_, choice) =>
    there.filter((_, index) => Math.floor(choice / 2 ** index) % 2 === 1),
  );
  const enough = choices.filter((left) => canAllSit(season, [...elsewhere, ...left], offers, whileItsTracks));
  return Math.min(...enough.map((left) => left.length));
}

test('a start needs the fewest seats without which not everybody who waits could sit', () => {
  const seen = { needed: 0, spare: 0 };
  always(300, arbitraryScene, (scene) => {
    const { season, seats, offers } = scene;
    if (!canAllSit(season, seats, offers, whileItsTracks)) return;
    const needed = seatsNeeded(season, boardOf(season, { offers, seats }));
    for (const { on, starts } of season.days)
      for (const { name } of starts) {
        const fewest = fewestThatDo(scene, { on, start: name });
        expect(needed({ on, start: name })).toBe(fewest);
        seen[fewest > 0 ? 'needed' : 'spare'] += 1;
      }
  });
  expect(Math.min(seen.needed, seen.spare)).toBeGreaterThan(0);
});

test.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 2],
])(
  'of %i who wait %i need a seat of the morning that has two, beside the one elsewhere',
  (waiting, needed) => {
    const on = '2030-11-19' as CalendarDay;
    const season = seasonOf({
      tracks: { one: { options: [on] } },
      seats: { [on]: { morning: { one: 2 }, afternoon: { one: 1 } } },
    });
    const offers = Array.from({ length: waiting }, (_, index) => offerOf('one', `offer_${index}`));
    const board = boardOf(season, { offers, seats: seatsOf(season) });
    expect(seatsNeeded(season, board)({ on, start: 'morning' })).toBe(needed);
  },
);
