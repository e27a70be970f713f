import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { offerKey } from '#functions/store/keys.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';

const season = winterSeason();
const closesAt = plusHours(invitedAt, 48);
const millisecond = 1 / 3_600_000;

let store: Store;
let stage: Backstage;

beforeAll(async () => {
  store = await seedSeason(season);
  stage = await openBackstage(store, season.id);
});
afterAll(() => stage.stop());

let offers = 0;

/** Puts open offers into the table, all to be answered until the same moment. */
async function openOffers(count: number, change: Partial<Offer> = {}): Promise<readonly Offer[]> {
  const made = Array.from({ length: count }, () => {
    offers += 1;
    return offerOf('categorical', `offer_${offers}`, change);
  });
  const changes = made.map((offer) => ({ kind: 'put-offer', offer }) as const);
  await commit(store, season.id, changes, randomUUID());
  return made;
}

async function states(of: readonly Offer[]): Promise<readonly string[]> {
  const all = await readOffers(store, season.id);
  return of.map(({ id }) => all.find((offer) => offer.id === id)?.state ?? 'gone');
}

async function happened({ id }: Offer): Promise<readonly string[]> {
  return (await readRecords(store, season.id, id)).map(({ event }) => event);
}

/** A client of the table that does something in between. */
function watched(between: Parameters<typeof putBetween>[2]): Store {
  const watching = openStore(store.table, databaseAccess());
  putBetween(watching.client, 'between', between);
  return watching;
}

/** Ends every open offer, so that each test has only its own. */
beforeEach(async () => {
  await sweep(store, plusHours(closesAt, 1_000));
});

test('an offer ends with the moment at which its window closes, and never before', async () => {
  const [offer] = await openOffers(1);
  await sweep(store, plusHours(closesAt, -millisecond));
  expect(await states([offer!])).toEqual(['open']);
  await sweep(store, closesAt);
  expect(await states([offer!])).toEqual(['expired']);
  const [record] = await readRecords(store, season.id, offer!.id);
  expect(record).toMatchObject({ event: 'expired', at: closesAt, who: { kind: 'clock' } });
});

test('the function ends the offers that are due by its clock, and logs their number', async () => {
  const due = await openOffers(3);
  const later = await openOffers(1, { opensAt: plusHours(invitedAt, 1) });
  stage.setClock(plusHours(closesAt, -0.5));
  expect(await stage.clockwork()).toEqual({ done: 0 });
  stage.setClock(plusHours(closesAt, 0.5));
  expect(await stage.clockwork()).toEqual({ done: 3 });
  expect(await states([...due, ...later])).toEqual(['expired', 'expired', 'expired', 'open']);
  expect(await stage.clockwork()).toEqual({ done: 0 });
});

test('swept again, and by two at once: an offer ends once', async () => {
  const due = await openOffers(5);
  await Promise.all([sweep(store, closesAt), sweep(openStore(store.table, databaseAccess()), closesAt)]);
  await sweep(store, closesAt);
  for (const offer of due) expect(await happened(offer)).toEqual(['expired']);
});

test('an offer that was answered while the index still named it is left as it is', async () => {
  const [answered, silent] = await openOffers(2);
  const choice = { option: '2030-12-03', starts: ['morning'] } as const;
  const inTime = plusHours(closesAt, -millisecond);
  const slow = watched((next, { commandName }) => async (args) => {
    const found = await next(args);
    if (commandName === 'QueryCommand' && (found as { output: { Count?: number } }).output.Count === 2)
      await answerOffer(
        store,
        { season: season.id, id: answered!.id },
        { action: 'book', choice },
        decisionContext({ kind: 'applicant' }, inTime),
      );
    return found;
  });
  const endings = await sweep(slow, closesAt);
  expect(endings.map((each) => each.status === 'fulfilled' && each.value).sort()).toEqual([
    'done',
    'unchanged',
  ]);
  expect(await states([answered!, silent!])).toEqual(['booked', 'expired']);
  expect(await happened(answered!)).toEqual(['booked']);
});

describe('one offer that cannot be ended', () => {
  /** An item that is due and that nobody can read. */
  async function spoil(): Promise<() => Promise<unknown>> {
    const [offer] = await openOffers(1);
    const item = { ...offerKey(season.id, offer!.id), ...offer, dueKind: 'offer-expiry', dueAt: closesAt };
    await store.client.send(new PutCommand({ TableName: store.table, Item: { ...item, state: 'lost' } }));
    return () => store.client.send(new PutCommand({ TableName: store.table, Item: item }));
  }

  test('does not keep the others from ending, and is logged by its id', async () => {
    const before = await openOffers(2);
    const mend = await spoil();
    const after = await openOffers(2);
    stage.setClock(plusHours(closesAt, 1));
    const thrown = await stage.clockwork().catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(AggregateError);
    expect((thrown as AggregateError).errors.map(String)).toEqual([
      expect.stringMatching(/offer-expiry of offer_\d+ failed/),
    ]);
    await mend();
    expect(new Set(await states([...before, ...after]))).toEqual(new Set(['expired']));
    expect(await stage.clockwork()).toEqual({ done: 1 });
  });
});

test('a wave of 90 ends in one sweep, with no more than 20 under way at a time', async () => {
  const due = await openOffers(90);
  let underWay = 0;
  let most = 0;
  const counting = watched((next) => async (args) => {
    underWay += 1;
    most = Math.max(most, underWay);
    return next(args).finally(() => {
      underWay -= 1;
    });
  });
  await sweep(counting, closesAt);
  expect(new Set(await states(due))).toEqual(new Set(['expired']));
  expect(most).toBeGreaterThan(5);
  expect(most, 'the season is read beside the first twenty').toBeLessThanOrEqual(21);
});
