import { expect, test } from 'vitest';
import type { Offer } from '../../domain/offer.ts';
import type { Season } from '../../domain/season.ts';
import { plusHours } from '../../domain/time.ts';
import { answerOffer } from '../../functions/answers.ts';
import { momentOf } from '../../functions/moment.ts';
import { openStore, type Store } from '../../functions/store/client.ts';
import { readOffers } from '../../functions/store/read.ts';
import { choicesOf } from '../support/choices.ts';
import { inParallel } from '../support/crowd.ts';
import { databaseAccess } from '../support/database.ts';
import { strike } from '../support/faults.ts';
import { gateBefore } from '../support/hold.ts';
import { invitedAt, seasonOf } from '../support/season.ts';
import { invitationsFor, invite, seedSeason } from '../support/seed.ts';
import { seeded, shuffled, withSeed } from '../support/seeded.ts';
import { watch } from '../support/watchers.ts';

/** As many seats as offers, nearly all of them shared: each must be kept for whoever has no other. */
function fullSeason(): Season {
  return seasonOf({
    tracks: {
      categorical: { options: ['2030-11-19', '2030-12-03'] },
      'primary-care': { options: ['2030-11-18_2030-11-19'] },
      'physician-scientist': { options: ['2030-12-03_2030-12-04'] },
    },
    seats: {
      '2030-11-18': { morning: { 'primary-care': 3 } },
      '2030-11-19': {
        morning: { 'categorical primary-care': 3 },
        afternoon: { 'categorical primary-care': 3 },
      },
      '2030-12-03': {
        morning: { 'categorical physician-scientist': 2, categorical: 1 },
        afternoon: { 'categorical physician-scientist': 3 },
      },
      '2030-12-04': { afternoon: { 'physician-scientist': 3 } },
    },
  });
}

/** Tries one choice after the other until one is granted. What was refused may be free later: others decide too. */
async function findSeat(store: Store, season: Season, offer: Offer, random: () => number): Promise<void> {
  for (const choice of shuffled(random, [...choicesOf(season, offer), ...choicesOf(season, offer)])) {
    const moment = momentOf({ kind: 'applicant' }, plusHours(invitedAt, 1));
    const asked = { action: 'book', choice } as const;
    const answer = await answerOffer(store, { season: season.id, id: offer.id }, asked, moment);
    if (answer.kind === 'granted') return;
  }
}

test('no more offers than seats: in a season that is invited to its last seat, everybody finds one', () =>
  withSeed(async (seed) => {
    const random = seeded(seed);
    const season = fullSeason();
    const clean = await seedSeason(season);
    const crowd = { categorical: 6, 'primary-care': 3, 'physician-scientist': 3 };
    const offers = await invite(clean, season, invitationsFor(crowd));
    const store = openStore(clean.table, databaseAccess());
    const gate = gateBefore(store.client);
    strike(store.client, { conflict: 0.1, resetAfter: 0.05, slow: 0.5 }, seed);
    const watching = watch(clean, season, gate, random);
    await inParallel(offers, 12, (offer) => findSeat(store, season, offer, random));
    await watching.stop();
    expect(watching.wrong).toEqual([]);
    expect((await readOffers(clean, season.id)).filter((offer) => offer.state !== 'booked')).toEqual([]);
  }));
