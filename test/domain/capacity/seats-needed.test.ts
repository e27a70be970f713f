import { expect, test } from 'vitest';
import { boardOf } from '#domain/capacity/board.ts';
import { seatsNeeded } from '#domain/capacity/placement.ts';
import { isFree, type Seat, type StartKey, sameStart } from '#domain/seats/seat.ts';
import { arbitraryScene, type Scene } from '#test/support/builders/arbitrary-season.ts';
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
  const seen = [0, 0, 0];
  always(300, arbitraryScene, (scene) => {
    const { season, seats, offers } = scene;
    if (!canAllSit(season, seats, offers, whileItsTracks)) return;
    const needed = seatsNeeded(season, boardOf(season, { offers, seats }));
    for (const { on, starts } of season.days)
      for (const { name } of starts) {
        const fewest = fewestThatDo(scene, { on, start: name });
        expect(needed({ on, start: name })).toBe(fewest);
        seen[fewest] = (seen[fewest] ?? 0) + 1;
      }
  });
  expect(Math.min(...seen)).toBeGreaterThan(0);
});
