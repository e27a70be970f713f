import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationsFor, invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { seeded, shuffled, withSeed } from '#test/support/checks/seeded.ts';
import { strike } from '#test/support/faults/faults.ts';
import { gateBefore } from '#test/support/faults/transaction-gate.ts';
import { withoutLedger } from '#test/support/faults/without-condition.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { inParallel } from '#test/support/races/crowd.ts';
import { watch } from '#test/support/races/watchers.ts';

/** As many seats as offers. Categorical may take any of eight shared seats a day, and six of them are needed by pairs. */
function fullSeason(): Season {
  const shared = (other: string) => ({
    morning: { [`categorical ${other}`]: 4 },
    afternoon: { [`categorical ${other}`]: 4 },
  });
  return seasonOf({
    tracks: {
      categorical: { options: ['2030-11-19', '2030-12-03'] },
      'primary-care': { options: ['2030-11-18_2030-11-19'] },
      'physician-scientist': { options: ['2030-12-03_2030-12-04'] },
    },
    seats: {
      '2030-11-18': { morning: { 'primary-care': 6 } },
      '2030-11-19': shared('primary-care'),
      '2030-12-03': shared('physician-scientist'),
      '2030-12-04': { afternoon: { 'physician-scientist': 6 } },
    },
  });
}

/** Tries one choice after the other, the days of December first, until one is granted. */
async function findSeat(store: Store, season: Season, offer: Offer, random: () => number): Promise<void> {
  const choices = shuffled(random, choicesOf(season, offer)).sort((one, other) =>
    one.option < other.option ? 1 : -1,
  );
  for (const choice of [...choices, ...choices]) {
    const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
    const asked = { action: 'book', choice } as const;
    const answer = await answerOffer(store, { season: season.id, id: offer.id }, asked, context);
    if (answer.kind === 'granted') return;
  }
}

/** Four decide at one moment, then all others. Returns the contradictions at any read, and the offers without a seat. */
async function fillToTheLast(seed: number, plant: (store: Store) => void = () => {}) {
  const random = seeded(seed);
  const season = fullSeason();
  const clean = await seedSeason(season);
  const crowd = { categorical: 4, 'primary-care': 6, 'physician-scientist': 6 };
  const offers = await invite(clean, season, invitationsFor(crowd));
  const store = openStore(clean.table, databaseAccess());
  const gate = gateBefore(store.client);
  strike(store.client, { conflict: 0.1, resetAfter: 0.05 }, seed);
  plant(store);
  const watching = watch(clean, season, gate, random);
  const find = (offer: Offer) => findSeat(store, season, offer, random);
  const first = await gate.hold(async () => {
    const deciding = inParallel(offers.slice(0, 4), 4, find);
    await sleep(1_000);
    return { deciding };
  });
  await first.deciding;
  await inParallel(offers.slice(4), 4, find);
  await watching.stop();
  const after = await readOffers(clean, season.id);
  return { wrong: watching.wrong, without: after.filter((offer) => offer.state !== 'booked') };
}

test('no more offers than seats: when four decide at one moment, each pair that waits still finds its seats', () =>
  withSeed(async (seed) => {
    expect(await fillToTheLast(seed)).toEqual({ wrong: [], without: [] });
  }));

test('where the ledger does not guard them, somebody who waits is left without seats', () =>
  withSeed(async (seed) => {
    const { wrong, without } = await fillToTheLast(seed, withoutLedger);
    expect(wrong.length + without.length).toBeGreaterThan(0);
  }));
