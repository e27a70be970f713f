import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { StartName } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import type { OfferDeed } from '#functions/behalf/offer-deed.ts';
import { swapOffers } from '#functions/behalf/swap-offers.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationsFor, invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { drawSeed, oneOf, seeded } from '#test/support/checks/seeded.ts';
import { type FaultRates, strike } from '#test/support/faults/faults.ts';
import { gateBefore } from '#test/support/faults/transaction-gate.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { historyContradictions } from '#test/support/models/contradictions.ts';
import { inParallel } from '#test/support/races/crowd.ts';
import { watch } from '#test/support/races/watchers.ts';

const both = (groups: Record<string, number>) => ({ morning: groups, afternoon: groups });
const day = '2030-11-19';

/** One day that everybody wants, alone or as the second day of a pair, and enough room elsewhere. */
const season = seasonOf({
  tracks: {
    categorical: { options: [day, '2030-12-10'] },
    'primary-care': { options: [`2030-11-18_${day}`, '2030-12-09_2030-12-10'], covers: ['categorical'] },
  },
  seats: {
    '2030-11-18': both({ 'primary-care': 6 }),
    [day]: both({ categorical: 6, 'primary-care': 3, 'categorical primary-care': 3 }),
    '2030-12-09': both({ 'primary-care': 10 }),
    '2030-12-10': both({ categorical: 20, 'primary-care': 10, 'categorical primary-care': 2 }),
  },
});
const now = plusHours(invitedAt, 1);

/** Of all transactions a tenth is in conflict; of all requests some are throttled, late, or lose their answer. */
const rough: FaultRates = { conflict: 0.1, throttle: 0.02, resetAfter: 0.03, late: 0.02, slow: 0.05 };

/** What nobody can see anymore because the machine was too busy to say it. */
async function orBusy(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (failureOf(error) !== 'unsettled') throw error;
  }
}

/** An applicant who books on the day, and then changes their mind. */
async function applicantLives(store: Store, offer: Offer, random: () => number): Promise<void> {
  const choices = choicesOf(season, offer);
  const wanted = choices.filter(({ option }) => option.includes(day));
  const asks: readonly Ask[] = [
    { action: 'book', choice: oneOf(random, wanted) },
    { action: 'move', choice: oneOf(random, random() < 0.7 ? wanted : choices) },
    ...(random() < 0.2 ? [{ action: 'cancel' } as const] : []),
  ];
  for (const ask of asks)
    await orBusy(() => answerOffer(store, offer, ask, decisionContext({ kind: 'applicant' }, now)));
}

/** A coordinator who goes through the same people at the same time, on what the page showed a moment ago. */
async function coordinatorWorks(store: Store, name: string, random: () => number): Promise<void> {
  const context = () => decisionContext({ kind: 'program', name }, now);
  for (let turn = 0; turn < 30; turn += 1) {
    const offers = await readOffers(store, season.id).catch(() => []);
    const booked = offers.filter(({ booking }) => booking);
    const isPair = random() < 0.5;
    const alike = booked.filter(({ booking }) => (booking?.seats.length === 2) === isPair);
    if (offers.length === 0) continue;
    const asked = random();
    if (asked < 0.5 && alike.length > 1) {
      const [one, other] = [oneOf(random, alike), oneOf(random, alike)];
      const swapped = { season: season.id, one, other, reason: 'As asked.' };
      await orBusy(() => swapOffers(store, swapped, context()));
    } else {
      const any = oneOf(random, offers);
      const deed = deedFor(any, asked, random);
      await orBusy(() => carryOut(store, any, { deed, version: any.version }, context()));
    }
  }
}

function deedFor(offer: Offer, asked: number, random: () => number): OfferDeed {
  const to = offer.seatedAs === 'categorical' ? 'primary-care' : 'categorical';
  if (asked < 0.6) return { action: 'reroute', tracks: [to], instead: 'choose-again', reason: 'As asked.' };
  if (asked < 0.7) {
    const choice = oneOf(random, choicesOf(season, { seatedAs: to }));
    return { action: 'reroute', tracks: [to], instead: { choice } };
  }
  const choice = oneOf(random, choicesOf(season, offer));
  if (asked < 0.8) return { action: 'book', choice };
  return asked < 0.95 ? { action: 'move', choice } : { action: 'relink' };
}

test('two coordinators and forty applicants at once on one day oversell nothing, halve no pair, and leave nobody without a seat', async () => {
  const seed = drawSeed();
  const again = `to repeat: SEED=${seed}`;
  const random = seeded(seed);
  const clean = await seedSeason(season);
  const store = openStore(clean.table, databaseAccess());
  const gate = gateBefore(store.client);
  const faults = strike(store.client, rough, seed);
  const offers = await invite(clean, season, invitationsFor({ categorical: 28, 'primary-care': 12 }));
  const watching = watch(clean, season, gate, random);
  await Promise.all([
    inParallel(offers, 40, (offer) => applicantLives(store, offer, random)),
    coordinatorWorks(store, 'one@example.org', random),
    coordinatorWorks(store, 'two@example.org', random),
  ]);
  await faults.settled();
  await watching.stop();
  expect(watching.wrong, again).toEqual([]);
  expect(watching.reads.whole, 'reads of everything').toBeGreaterThan(3);
  const events = new Map<string, number>();
  for (const { id } of offers) {
    const [offer, records] = await Promise.all([
      readOffer(clean, season.id, id),
      readRecords(clean, season.id, id),
    ]);
    if (!offer) throw new Error(`${id} is lost`);
    for (const record of records) {
      const parts = record.event === 'swapped' ? ` of ${record.after.seats.length}` : '';
      events.set(`${record.event}${parts}`, (events.get(`${record.event}${parts}`) ?? 0) + 1);
    }
    expect(historyContradictions(offer, records), again).toEqual([]);
  }
  for (const swapped of ['swapped of 1', 'swapped of 2']) {
    expect((events.get(swapped) ?? 0) % 2, `both of each swap, or neither; ${again}`).toBe(0);
    expect(events.get(swapped), `${swapped}; ${again}`).toBeGreaterThan(1);
  }
}, 240_000);

test('an applicant who moves while a coordinator swaps them is swapped before or after, and never to two places', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    const store = await seedSeason(season);
    const offers = await invite(store, season, invitationsFor({ categorical: 2 }));
    const context = () => decisionContext({ kind: 'applicant' }, now);
    const starts = (start: StartName): Ask => ({ action: 'book', choice: { option: day, starts: [start] } });
    await answerOffer(store, offers[0]!, starts('morning'), context());
    await answerOffer(store, offers[1]!, starts('afternoon'), context());
    const [one, other] = (await readOffers(store, season.id)) as [Offer, Offer];
    const byProgram = decisionContext({ kind: 'program', name: 'one@example.org' }, now);
    const elsewhere = { action: 'move', choice: { option: '2030-12-10', starts: ['morning'] } } as const;
    const [swapped, moved] = await Promise.all([
      swapOffers(store, { season: season.id, one, other }, byProgram),
      answerOffer(store, one, elsewhere, context()),
    ]);
    expect(moved.kind === 'refused' ? moved.refusal : moved.kind).toBe('granted');
    const after = await readOffers(store, season.id);
    expect(after.find(({ id }) => id === one.id)?.booking?.option).toBe('2030-12-10');
    const start = after.find(({ id }) => id === other.id)?.booking?.seats[0].start;
    expect(start).toBe(swapped.kind === 'done' ? 'morning' : 'afternoon');
  }
}, 120_000);
