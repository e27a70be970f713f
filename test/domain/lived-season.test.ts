import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { move } from '#domain/booking/move.ts';
import type { AnyVerdict } from '#domain/contract.ts';
import { type DecisionContext, unchanged } from '#domain/decisions/decision.ts';
import { decline } from '#domain/invitations/decline.ts';
import { expire } from '#domain/invitations/expire.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { seatName } from '#domain/seats/seat.ts';
import { type Instant, instant, plusHours } from '#domain/values/time.ts';
import { arbitraryScene } from '#test/support/builders/arbitrary-season.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { always } from '#test/support/checks/check-property.ts';
import { canAllSit } from '#test/support/models/brute-force.ts';
import { afterChanges, emptyWorld, type World } from '#test/support/models/world.ts';

/** An event, to the `who`th offer if it concerns one, and the hours since the event before it. */
const step = fc.record({
  act: fc.constantFrom(
    'release',
    'release',
    'release',
    'book',
    'book',
    'book',
    'move',
    'move',
    'cancel',
    'decline',
    'expire',
  ),
  who: fc.nat(20),
  which: fc.nat(20),
  hours: fc.constantFrom(0, 0, 0, 0, 1, 5, 11, 24),
});
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const life = fc.record({ scene: arbitraryScene, steps: fc.array(step, { minLength: 10, maxLength: 24 }) });

const begins = instant('2030-11-13T12:00Z');

test('an applicant with an open offer can book something until its window closes, no matter what others do', () => {
  const seen: Record<string, number> = {};
  always(250, life, ({ scene: { season, seats }, steps }) => {
    let world = emptyWorld(seats);
    let now = begins;
    for (const [index, each] of steps.entries()) {
      now = plusHours(now, each.hours);
      const verdict = decide(season, world, each, decisionContext(now, `record_${index}`));
      const name = `${each.act}: ${verdict.kind === 'refusal' ? verdict.refusal.kind : verdict.kind}`;
      seen[name] = (seen[name] ?? 0) + 1;
      if (verdict.kind === 'decision') world = afterChanges(world, verdict.changes);
      expectPromises(season, world, now);
    }
  });
  for (const act of ['book', 'move', 'release', 'cancel', 'decline', 'expire'])
    expect(seen[`${act}: decision`], act).toBeGreaterThan(1);
  expect(seen['release: more-offers-than-seats']).toBeGreaterThan(1);
});

function decisionContext(now: Instant, recordId: string): DecisionContext {
  return { now, recordId, who: { kind: 'applicant' } };
}

/** The domain's verdict on the step; it sees the other offers only when it asks for them. */
function decide(season: Season, world: World, step: Step, context: DecisionContext): AnyVerdict {
  const offer = offerFor(world, step);
  if (!offer) return invite(season, world, step, context);
  if (step.act === 'cancel') return cancel({ season, offer }, {}, context);
  if (step.act === 'decline') return decline(offer, context);
  if (step.act === 'expire') return expire(offer, context);
  const choices = choicesOf(season, offer);
  const choice = choices[step.which % choices.length];
  if (!choice) return unchanged;
  const answer = step.act === 'book' ? book : move;
  const standing = { season, offer, seats: world.seats };
  const unseen = answer(standing, { choice }, context);
  return unseen.kind === 'needs-outlook'
    ? answer({ ...standing, outlook: world }, { choice }, context)
    : unseen;
}

/** Mostly one that the step can mean something to. */
function offerFor({ offers }: World, { act, who }: Step): Offer | undefined {
  if (act === 'release') return undefined;
  const state = act === 'move' || act === 'cancel' ? 'booked' : 'open';
  const fitting = who % 8 > 0 ? offers.filter((offer) => offer.state === state) : offers;
  return fitting[who % fitting.length];
}

function invite(season: Season, world: World, { who, which }: Step, context: DecisionContext): AnyVerdict {
  const track = season.tracks[who % season.tracks.length]?.id ?? '';
  const invitations = Array.from({ length: 1 + (which % 2) }, (_, index) => {
    const id = `${context.recordId}_${index}`;
    const applicant = { id, name: `Sample ${id}`, email: `${id}@example.org` };
    return { applicant, tracks: [track], offerId: `offer_${id}`, recordId: `${id}_invited` };
  });
  return releaseOffers(season, world, invitations, context);
}

function expectPromises(season: Season, world: World, now: Instant): void {
  const waiting = world.offers.filter((offer) => offer.state === 'open' && now < offer.closesAt);
  expect(canAllSit(season, world.seats, waiting)).toBe(true);
  for (const offer of waiting) expect(canBookSomething(season, world, offer, now)).toBe(true);
  const held = world.seats.filter((seat) => seat.takenBy?.startsWith('offer_record')).map(seatName);
  const booked = world.offers.flatMap((offer) => offer.booking?.seats ?? []).map(seatName);
  expect(held.sort()).toEqual(booked.sort());
}

function canBookSomething(season: Season, world: World, offer: Offer, now: Instant): boolean {
  const standing = { season, offer, seats: world.seats, outlook: world };
  return choicesOf(season, offer).some(
    (choice) => book(standing, { choice }, decisionContext(now, 'record_never')).kind === 'decision',
  );
}
