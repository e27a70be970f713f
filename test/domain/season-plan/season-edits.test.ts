import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { matchSittings } from '#domain/season-plan/match-labels.ts';
import { planSeason } from '#domain/season-plan/plan-season.ts';
import { admits, fenceOf, type Seat, seatName } from '#domain/seats/seat.ts';
import { plusHours } from '#domain/values/time.ts';
import { fenceAgainst, isHarmlessWhenLate } from '#functions/store/fence.ts';
import { arbitraryScene, everyPairHasOwnDay, sceneBegins } from '#test/support/builders/arbitrary-season.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';
import { always } from '#test/support/checks/check-property.ts';
import { canAllSit, whileItsTracks } from '#test/support/models/brute-force.ts';
import { afterBatch, type SeasonWorld, seatCounts, statedCounts } from '#test/support/models/season-world.ts';
import { afterChanges, emptyWorld } from '#test/support/models/world.ts';

const context = momentAt(sceneBegins, program);

/** A season that has been lived in, and the season that a random edit of its file makes of it. */
const edits = fc
  .record({
    before: arbitraryScene,
    after: arbitraryScene,
    edited: fc.subarray(['tracks', 'seats', 'hours'] as const, { minLength: 1 }),
    daysKept: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    bookings: fc.array(fc.record({ track: fc.nat(2), choice: fc.nat(30) }), { maxLength: 6 }),
    batchSize: fc.constantFrom(90, 7),
  })
  .map(({ before, after, edited, daysKept, bookings, batchSize }) => {
    const world = lived(before.season, before.seats, bookings, before.offers);
    const days = before.season.days.map((day, index) =>
      daysKept[index] ? day : (after.season.days.find(({ on }) => on === day.on) ?? day),
    );
    const next: Season = {
      ...before.season,
      ...(edited.includes('tracks') ? { tracks: after.season.tracks } : {}),
      ...(edited.includes('seats') ? { days } : {}),
      ...(edited.includes('hours') ? { offers: { ...before.season.offers, changesCloseHours: 48 } } : {}),
    };
    return { world, next, batchSize };
  })
  .filter(({ next }) => everyPairHasOwnDay(next));

/** The season after `bookings` were made in it, with those of `offers` open that can be placed beside them. */
function lived(
  season: Season,
  seats: readonly Seat[],
  bookings: readonly { track: number; choice: number }[],
  offers: readonly Offer[],
): SeasonWorld {
  let world = emptyWorld(seats.map(({ takenBy: _, ...seat }) => seat));
  for (const [index, { track, choice }] of bookings.entries()) {
    const offer = offerOf(season.tracks[track]!.id, `booked_${index}`, { opensAt: sceneBegins });
    const choices = choicesOf(season, offer);
    const outlook = { ...world, offers: [...world.offers, offer] };
    const asked = { choice: choices[choice % choices.length]! };
    const verdict = book({ season, offer, seats: world.seats, outlook }, asked, context);
    if (verdict.kind === 'decision')
      world = { ...afterChanges({ ...outlook, records: [] }, verdict.changes), records: [] };
  }
  const open: Offer[] = [];
  for (const offer of offers)
    if (canAllSit(season, world.seats, [...open, offer], whileItsTracks)) open.push(offer);
  return { ...world, applied: { season, version: 1 }, offers: [...world.offers, ...open] };
}

const plan = (world: SeasonWorld, next: Season, batchSize?: number) =>
  planSeason(world.applied, next, world, context, {
    files: world.records.filter((record) => record.event === 'season-applied'),
    reason: 'Sample reason',
    ...(batchSize ? { batchSize } : {}),
  });

/**
 * What holds at every moment: an applicant who held seats holds all of them and may, or has given all of them back and can
 * choose again; nobody holds half of what was booked, and every open offer can still have a place.
 */
function expectPromises(before: SeasonWorld, after: SeasonWorld): void {
  const { season } = after.applied!;
  for (const offer of after.offers) {
    const [held, wasHeld] = [before, after].map(({ seats }) =>
      seats.filter(({ takenBy }) => takenBy === offer.id).map(seatName),
    );
    const isOut = offer.givenBack !== undefined && wasHeld?.length === 0;
    if (!isOut) expect(wasHeld).toEqual(held);
    if (isOut) expect([offer.state, offer.closesAt >= plusHours(context.now, 48)]).toEqual(['open', true]);
  }
  for (const seat of after.seats.filter(({ takenBy }) => takenBy)) {
    const holder = after.offers.find(({ id }) => id === seat.takenBy)!;
    expect(admits(seat, holder.seatedAs)).toBe(true);
    expect(holder.booking?.seats.map(seatName)).toContain(seatName(seat));
  }
  expect(canAllSit(season, after.seats, after.offers, whileItsTracks)).toBe(true);
}

/** Every world on the way, that of the last batch at the end. */
function worldsOnTheWay(world: SeasonWorld, next: Season, batchSize?: number): SeasonWorld[] | undefined {
  const verdict = plan(world, next, batchSize);
  if (verdict.kind !== 'plan') return undefined;
  let now = world;
  return verdict.batches.map(({ changes }) => {
    expect(changes.length).toBeLessThanOrEqual(batchSize ?? 90);
    expect(isHarmlessWhenLate(changes) || fenceAgainst(changes) !== undefined).toBe(true);
    now = afterBatch(now, changes);
    return now;
  });
}

test('a season file is applied whole, or refused; on the way nobody loses half a booking or a place', () => {
  const seen = { applied: 0, inBatches: 0, finished: 0, fenced: 0, givenBack: 0 };
  always(600, edits, ({ world, next, batchSize }) => {
    const worlds = worldsOnTheWay(world, next, batchSize);
    if (!worlds) return;
    for (const [index, now] of worlds.entries()) {
      expectPromises(world, now);
      const finished = worldsOnTheWay(now, next);
      const last = finished?.at(-1) ?? now;
      expect(finished, `planned again after batch ${index + 1}`).toBeDefined();
      expect(seatCounts(last.seats)).toEqual(statedCounts(next));
      expect(last.applied?.season).toEqual(next);
      seen.finished += 1;
    }
    const last = worlds.at(-1) ?? world;
    expect(plan(last, next)).toMatchObject({ kind: 'plan', differences: [], batches: [], concerned: [] });
    expect(seatCounts(last.seats)).toEqual(statedCounts(next));
    const fence = last.applied?.fence ?? 0;
    expect(last.seats.filter((seat) => fenceOf(seat) < fence)).toEqual([]);
    seen.applied += 1;
    seen.givenBack += last.offers.filter(({ givenBack }) => givenBack).length;
    seen.fenced += Number(fence > 0);
    seen.inBatches += Number(worlds.length > 2);
  });
  expect(seen.applied).toBeGreaterThan(10);
  expect(seen.givenBack).toBeGreaterThan(10);
  expect(seen.inBatches).toBeGreaterThan(1);
  expect(seen.fenced).toBeGreaterThan(1);
});

test('a season file is refused only for a reason that is true', () => {
  const seen: Record<string, number> = {};
  always(600, edits, ({ world, next }) => {
    const verdict = plan(world, next);
    if (verdict.kind === 'plan') return;
    const { refusal } = verdict;
    seen[refusal.kind] = (seen[refusal.kind] ?? 0) + 1;
    if (refusal.kind === 'given-back-unplaceable') expect(refusal.fits).toBeLessThan(refusal.open);
    if (refusal.kind === 'offers-stand')
      expect(world.offers.some(({ state }) => state === 'open')).toBe(true);
    if (refusal.kind === 'booking-stands')
      expect(Math.min(...refusal.broken.map(({ offers }) => offers.length))).toBeGreaterThan(0);
  });
  for (const kind of ['given-back-unplaceable', 'offers-stand']) expect(seen[kind], kind).toBeGreaterThan(0);
});

function fewestLeft([first, ...others]: readonly string[], labels: readonly (readonly string[])[]): number {
  if (first === undefined) return 0;
  const seated = labels.flatMap((label, slot) =>
    label.includes(first) ? [fewestLeft(others, labels.toSpliced(slot, 1))] : [],
  );
  return Math.min(1 + fewestLeft(others, labels), ...seated);
}

test('as many holders as possible get a label that admits them, and all keep theirs if all can', () => {
  const tracks = ['a', 'b', 'c'];
  const label = fc.subarray(tracks, { minLength: 1 });
  const sitting = fc
    .tuple(label, fc.nat(2))
    .map(([label, which]) => ({ label, track: label[which % label.length]! }));
  always(
    500,
    fc.tuple(fc.array(sitting, { maxLength: 5 }), fc.array(label, { maxLength: 6 })),
    ([drawn, labels]) => {
      const sittings = drawn.map(({ label, track }, index) => ({
        seat: {
          on: '2030-11-19',
          start: 'morning',
          number: index + 1,
          tracks: label,
          takenBy: 'x',
        } as unknown as Seat,
        track,
      }));
      const { labelOf, left } = matchSittings(sittings, labels);
      expect(sittings.length - labelOf.size).toBe(
        fewestLeft(
          sittings.map(({ track }) => track),
          labels,
        ),
      );
      expect(labelOf.size + left.length).toBe(labels.length);
      for (const [{ track }, label] of labelOf) expect(label).toContain(track);
      const own = matchSittings(sittings, [...labels, ...drawn.map((each) => each.label)]);
      for (const [{ seat }, label] of own.labelOf) expect(new Set(label)).toEqual(new Set(seat.tracks));
    },
  );
});
