import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import type { Change } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { entries } from '#functions/entries.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationsFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { oneOf, seeded, withSeed } from '#test/support/checks/seeded.ts';
import { strike } from '#test/support/faults/faults.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = winterSeason();
const now = plusHours(invitedAt, 0.2);

let reconciler: { handler(): Promise<{ readonly offers: number; readonly records: number }> };
let said: MockInstance;
let store: Store;

/** The function as a deployment would load it, on a table of its own that holds the season and some offers. */
beforeEach(async () => {
  const access = databaseAccess();
  store = openStore((await seedSeason(season)).table, access);
  await invite(store, season, invitationsFor({ categorical: 7, 'primary-care': 3, preliminary: 2 }));
  Object.assign(process.env, {
    [environmentNames.table]: store.table,
    [environmentNames.season]: season.id,
    [environmentNames.clockShift]: String(Date.parse(now) - Date.now()),
    AWS_REGION: access.region,
    AWS_ACCESS_KEY_ID: access.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: access.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: access.endpoint,
  });
  vi.resetModules();
  const { log } = await import('#functions/runtime/log.ts');
  vi.spyOn(log, 'info').mockImplementation(() => {});
  said = vi.spyOn(log, 'error').mockImplementation(() => {});
  reconciler = await import('#functions/handlers/reconciler.ts');
});
afterEach(() => {
  delete process.env[environmentNames.clockShift];
});

function drawAsk(random: () => number, offer: Offer): Ask {
  const drawn = random();
  if (drawn < 0.1) return { action: 'decline' };
  if (drawn < 0.2) return { action: 'cancel' };
  return { action: drawn < 0.6 ? 'book' : 'move', choice: oneOf(random, choicesOf(season, offer)) };
}

test('a season lived through by a crowd at once, under faults, is found in order while it lasts and afterwards', async () => {
  await withSeed(async (seed) => {
    const random = seeded(seed);
    const crowd = openStore(store.table, databaseAccess());
    const faults = strike(crowd.client, { conflict: 0.2, resetAfter: 0.05, late: 0.03, slow: 0.3 }, seed);
    const { offers } = await readOutlook(store, season.id);
    const live = async (offer: Offer) => {
      for (let tries = 0; tries < 5; tries += 1) {
        const ask = drawAsk(random, offer);
        const name = { season: season.id, id: offer.id };
        await answerOffer(crowd, name, ask, decisionContext({ kind: 'applicant' }, now));
      }
    };
    let isOver = false;
    const watch = async () => {
      for (let times = 0; times < 2 || !isOver; times += 1) await reconciler.handler();
    };
    const living = Promise.all(offers.map(live)).finally(() => {
      isOver = true;
    });
    await Promise.all([living, watch()]);
    await faults.settled();
    const read = await reconciler.handler();
    expect(read.offers).toBe(12);
    expect(read.records).toBeGreaterThan(24);
  });
});

async function write(...changes: Change[]): Promise<void> {
  await commit(store, season.id, changes, randomUUID());
}

async function takenByNobody(): Promise<Extract<Change, { kind: 'take-seat' }>> {
  const { seats } = await readOutlook(store, season.id);
  const { on, start, number, tracks } = seats[0]!;
  return { kind: 'take-seat', seat: { on, start, number }, tracks, offer: 'offer_gone' };
}

test('a discrepancy is logged by its ids and thrown, and nothing is mended', async () => {
  await write(await takenByNobody());
  const before = await everything(store);
  await expect(reconciler.handler()).rejects.toThrow('1 discrepancies in the books of season sample-2030');
  expect(said.mock.calls).toEqual([
    [
      'discrepancy',
      {
        season: season.id,
        kind: 'holder-unknown',
        where: { offer: 'offer_gone', seats: ['2030-11-18#afternoon#001'] },
      },
    ],
  ]);
  expect(await everything(store)).toEqual(before);
});

test('a discrepancy that a second reading no longer shows is not reported', async () => {
  const taken = await takenByNobody();
  await write(taken);
  const looking = reconciler.handler();
  await sleep(600);
  await write({ kind: 'give-seat-back', seat: taken.seat, offer: taken.offer });
  await expect(looking).resolves.toMatchObject({ offers: 12 });
});

test('a season that was never applied is nothing to reconcile', async () => {
  process.env[environmentNames.season] = 'another-season';
  await expect(reconciler.handler()).resolves.toEqual({ offers: 0, records: 0 });
});

test('it may only read', () => {
  const { tableActions } = entries.find(({ name }) => name === 'reconciler')!;
  expect(tableActions).toEqual(['GetItem', 'Query']);
});
