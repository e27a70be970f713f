import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import {
  arbitraryKeptScene,
  arbitraryScene,
  type Scene,
  sceneBegins,
} from '#test/support/builders/arbitrary-season.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';
import { canAllSit, whileItsTracks } from '#test/support/models/brute-force.ts';
import { afterChanges, emptyWorld, type World } from '#test/support/models/world.ts';

const context = { now: sceneBegins, recordId: 'record_1', who: { kind: 'applicant' } } as const;

/** One preliminary seat on a day that closes at 13:00Z on 21 November, another on a late one. */
const twoDays = seasonOf({
  tracks: { preliminary: { options: ['2030-11-22', '2030-12-06'] } },
  seats: {
    '2030-11-22': { morning: { preliminary: 1 } },
    '2030-12-06': { morning: { preliminary: 1 } },
  },
});
const early = offerOf('preliminary', 'early', { closesAt: instant('2030-11-20T12:00Z') });
const late = offerOf('preliminary', 'late', { closesAt: instant('2030-11-21T20:00Z') });

function expectRoom(season: Season, world: World): void {
  expect(canAllSit(season, world.seats, world.offers, whileItsTracks)).toBe(true);
  expect(canAllSit(season, world.seats, world.offers)).toBe(true);
}

test('a seat kept for the own track can be taken without a look at the others, and they still find places', () => {
  const seen = { booked: 0, pairs: 0, differing: 0 };
  always(1500, arbitraryKeptScene, ({ season, seats, offers }) => {
    const world = emptyWorld(seats, offers);
    for (const offer of offers) {
      for (const choice of choicesOf(season, offer)) {
        const verdict = book({ season, offer, seats }, { choice }, context);
        if (verdict.kind !== 'decision') continue;
        expectRoom(season, afterChanges(world, verdict.changes));
        seen.booked += 1;
        seen.pairs += choice.starts.length - 1;
        const others = offers.filter((each) => each !== offer && each.seatedAs === offer.seatedAs);
        seen.differing += others.some((each) => each.closesAt !== offer.closesAt) ? 1 : 0;
      }
    }
  });
  expect(seen.booked).toBeGreaterThan(50);
  expect(seen.pairs).toBeGreaterThan(5);
  expect(seen.differing).toBeGreaterThan(5);
});

test('it would not hold if a place on an early day counted for one offer and not for the next', () => {
  const world = emptyWorld(seatsOf(twoDays), [early, late]);
  expect(canAllSit(twoDays, world.seats, world.offers)).toBe(true);
  expect(canAllSit(twoDays, world.seats, world.offers, whileItsTracks)).toBe(false);
  const choice = { option: '2030-12-06', starts: ['morning'] } as const;
  const verdict = book({ season: twoDays, offer: early, seats: world.seats }, { choice }, context);
  const after = afterChanges(world, verdict.kind === 'decision' ? verdict.changes : []);
  expect(canAllSit(twoDays, after.seats, after.offers)).toBe(false);
});

test('so an offer is not released if it would make the places of its track depend on an early day', () => {
  const outlook = emptyWorld(seatsOf(twoDays), [early]);
  const invitation = {
    applicant: late.applicant,
    tracks: late.tracks,
    offerId: 'late',
    recordId: 'record_1',
  };
  const releasedAt = (now: string) =>
    releaseOffers(twoDays, outlook, [invitation], { ...context, now: instant(now) }).kind;
  expect(releasedAt('2030-11-19T13:00Z')).toBe('decision');
  expect(releasedAt('2030-11-19T13:00:00.001Z')).toBe('refusal');
});

test('a release for one track leaves the open offers of the others their places on early days', () => {
  const season = seasonOf({
    tracks: {
      categorical: { options: ['2030-11-19'] },
      'primary-care': { options: ['2030-11-18_2030-11-19'] },
    },
    seats: {
      '2030-11-18': { morning: { 'primary-care': 1 } },
      '2030-11-19': { morning: { 'categorical primary-care': 1 } },
    },
  });
  const waiting = offerOf('primary-care', 'waiting', { closesAt: instant('2030-11-17T12:00Z') });
  const invitation = {
    applicant: { id: 'new', name: 'Sample New', email: 'new@example.org' },
    tracks: ['categorical'],
    offerId: 'new',
    recordId: 'record_1',
  };
  const now = instant('2030-11-16T12:00Z');
  const verdict = releaseOffers(season, emptyWorld(seatsOf(season), [waiting]), [invitation], {
    ...context,
    now,
  });
  expect(verdict).toMatchObject({
    refusal: { kind: 'more-offers-than-seats', short: [{ asked: 1, fits: 0 }] },
  });
});

/** Whether an applicant can book without a look at the others, after which one of them no longer finds a place. */
function canBookAway({ season, seats, offers }: Scene): boolean {
  const world = emptyWorld(seats, offers);
  return offers.some((offer) =>
    choicesOf(season, offer).some((choice) => {
      const verdict = book({ season, offer, seats }, { choice }, context);
      if (verdict.kind !== 'decision') return false;
      const after = afterChanges(world, verdict.changes);
      return !canAllSit(season, after.seats, after.offers);
    }),
  );
}

test('few refusals would be spared if each offer counted on its own window, and of those many could be booked away', () => {
  const counted = { refused: 0, spared: 0, bookedAway: 0 };
  for (const scene of fc.sample(arbitraryScene, { seed: 2030, numRuns: 2000 })) {
    let kept: Scene['offers'] = [];
    for (const offer of scene.offers) {
      const offers = [...kept, offer];
      if (canAllSit(scene.season, scene.seats, offers, whileItsTracks)) {
        kept = offers;
        continue;
      }
      counted.refused += 1;
      if (!canAllSit(scene.season, scene.seats, offers)) continue;
      counted.spared += 1;
      if (canBookAway({ ...scene, offers })) counted.bookedAway += 1;
    }
  }
  expect(counted.spared).toBeLessThan(0.04 * counted.refused);
  expect(counted.bookedAway).toBeGreaterThan(0.3 * counted.spared);
});
