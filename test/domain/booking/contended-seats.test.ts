import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { startsChosen } from '#domain/booking/choose-seats.ts';
import { move } from '#domain/booking/move.ts';
import type { AnyVerdict } from '#domain/contract.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { admits, type Seat, sameSeat } from '#domain/seats/seat.ts';
import { arbitraryKeptScene, sceneBegins } from '#test/support/builders/arbitrary-season.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { always } from '#test/support/checks/check-property.ts';
import { canAllSit, whileItsTracks } from '#test/support/models/brute-force.ts';
import { afterChanges, emptyWorld, type World } from '#test/support/models/world.ts';

const context = { now: sceneBegins, recordId: 'record_1', who: { kind: 'applicant' } } as const;

function hasRoom(season: Season, world: World): boolean {
  return canAllSit(season, world.seats, world.offers, whileItsTracks);
}

/** Every way to seat the offer as it chose, on seats that are free or its own. */
function waysToSit(season: Season, world: World, offer: Offer, choice: Choice): Seat[][] {
  const [first = [], second] = startsChosen(season, offer, choice).map((start) =>
    world.seats.filter(
      (seat) =>
        seat.on === start.on &&
        seat.start === start.start &&
        admits(seat, offer.seatedAs) &&
        (seat.takenBy ?? offer.id) === offer.id,
    ),
  );
  return second ? first.flatMap((one) => second.map((two) => [one, two])) : first.map((one) => [one]);
}

/** The world if the offer sat there and nowhere else. */
function ifSeated(world: World, offer: Offer, place: readonly Seat[]): World {
  const seats = world.seats.map((seat): Seat => {
    if (place.some((each) => sameSeat(each, seat))) return { ...seat, takenBy: offer.id };
    const { takenBy, ...free } = seat;
    return takenBy === undefined || takenBy === offer.id ? free : seat;
  });
  return { ...world, seats, offers: world.offers.filter((each) => each.id !== offer.id) };
}

/** Compares a verdict, made with the outlook, to a search through every seat. Returns the kind of the verdict. */
function compare(season: Season, world: World, offer: Offer, choice: Choice, verdict: AnyVerdict): string {
  const ways = waysToSit(season, world, offer, choice);
  const isSafe = ways.some((place) => hasRoom(season, ifSeated(world, offer, place)));
  if (verdict.kind === 'repeat') return 'repeat';
  if (verdict.kind === 'decision') expect(hasRoom(season, afterChanges(world, verdict.changes))).toBe(true);
  const expected = isSafe ? 'decision' : ways.length > 0 ? 'needed-by-others' : 'start-full';
  const found = verdict.kind === 'refusal' ? verdict.refusal.kind : verdict.kind;
  expect(found).toBe(expected);
  return found;
}

test('a first booking is refused as needed by others exactly when every seat of its starts is', () => {
  const seen = { decision: 0, 'needed-by-others': 0, 'start-full': 0 } as Record<string, number>;
  always(600, arbitraryKeptScene, ({ season, seats, offers }) => {
    const world = emptyWorld(seats, offers);
    for (const offer of offers) {
      for (const choice of choicesOf(season, offer)) {
        const verdict = book({ season, offer, seats, outlook: world }, { choice }, context);
        const found = compare(season, world, offer, choice, verdict);
        seen[found] = (seen[found] ?? 0) + 1;
      }
    }
  });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a move is refused as needed by others exactly when every seat of its starts is', () => {
  const seen = { decision: 0, 'needed-by-others': 0, 'start-full': 0, repeat: 0 } as Record<string, number>;
  always(600, arbitraryKeptScene, ({ season, seats, offers: [mover, ...others] }) => {
    if (!mover) return;
    for (const world of bookedWorlds(season, emptyWorld(seats, [mover, ...others]), mover)) {
      const offer = world.offers.find((each) => each.id === mover.id) as Offer;
      for (const choice of choicesOf(season, offer)) {
        const verdict = move({ season, offer, seats: world.seats, outlook: world }, { choice }, context);
        const found = compare(season, world, offer, choice, verdict);
        seen[found] = (seen[found] ?? 0) + 1;
      }
    }
  });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

/** Every possible world after the offer has booked. */
function bookedWorlds(season: Season, world: World, offer: Offer): World[] {
  return choicesOf(season, offer).flatMap((choice) => {
    const verdict = book(
      { season, offer, seats: world.seats, outlook: world },
      { choice },
      {
        ...context,
        recordId: 'record_0',
      },
    );
    return verdict.kind === 'decision' ? [afterChanges(world, verdict.changes)] : [];
  });
}
