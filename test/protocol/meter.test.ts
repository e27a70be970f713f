import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Choice } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { plantIn, type Written } from '#test/support/faults/without-condition.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { itemSize } from '#test/support/measure/item-size.ts';
import { type Meter, meter } from '#test/support/measure/meter.ts';

const season = winterSeason();
const context = () => decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));

/** What booking the choice uses, on a store into which a bug may be planted. */
async function booking(
  track: string,
  choice: Choice,
  plant: (store: Store) => void = () => {},
): Promise<Meter> {
  const store = await seedSeason(season);
  await invite(store, season, [invitationFor('one', track)]);
  plant(store);
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  await answerOffer(store, { season: season.id, id: 'offer_one' }, { action: 'book', choice }, context());
  return used;
}

test('booking a day costs 6 write units and two for the indexes, a pair 8 and two', async () => {
  const day = await booking('categorical', { option: '2030-12-10', starts: ['morning'] });
  expect(day).toMatchObject({ writeUnits: 6, indexUnits: 2 });
  const pair = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] } as const;
  expect(await booking('primary-care', pair)).toMatchObject({ writeUnits: 8, indexUnits: 2 });
});

test('booking a kept seat is one round of reads and one transaction', async () => {
  const { requests } = await booking('categorical', { option: '2030-12-10', starts: ['morning'] });
  expect(requests).toEqual({ GetItemCommand: 3, QueryCommand: 1, TransactWriteItemsCommand: 1 });
});

describe('booking a day that costs more is seen to', () => {
  const day = { option: '2030-12-10', starts: ['morning'] } as const;
  /** Changes the items of each transaction on their way. */
  const writing = (change: (items: Written[], store: Store) => Written[]) => (store: Store) =>
    plantIn(store, (next) => (args) => {
      const { TransactItems: items } = args.input;
      return next(
        items ? { ...args, input: { ...args.input, TransactItems: change([...items], store) } } : args,
      );
    });

  test('by an item that is written besides: 8 units', async () => {
    const Put = (TableName: string) => ({ TableName, Item: { pk: 'planted', sk: 'planted' } });
    const plant = writing((items, { table }) => [...items, { Put: Put(table) }]);
    expect(await booking('categorical', day, plant)).toMatchObject({ writeUnits: 8 });
  });

  test('by an item that passes a kilobyte: 8 units', async () => {
    const plant = writing((items) => {
      for (const { Put } of items) if (Put?.Item?.kind === 'record') Put.Item.padding = 'x'.repeat(1_000);
      return items;
    });
    expect(await booking('categorical', day, plant)).toMatchObject({ writeUnits: 8 });
  });

  test('by a read besides', async () => {
    const plant = (store: Store) =>
      plantIn(store, (next) => async (args) => {
        if (args.input.TransactItems) await readOffer(store, season.id, 'offer_one');
        return next(args);
      });
    const { requests } = await booking('categorical', day, plant);
    expect(requests).toMatchObject({ GetItemCommand: 4 });
  });
});

test('an item is as large as its names and values', () => {
  expect(itemSize({ pk: { S: 'ab' }, size: { N: '100' } })).toBe(2 + 2 + 4 + 2);
  expect(itemSize({ a: { L: [{ S: 'xy' }, { BOOL: true }] } })).toBe(1 + 3 + 3 + 2);
  expect(itemSize({ a: { M: { b: { NULL: true } } } })).toBe(1 + 3 + 1 + 1 + 1);
  expect(itemSize({ name: { S: 'é' } })).toBe(4 + 2);
  expect(itemSize({ n: { N: '-12.5' } })).toBe(1 + 2 + 1 + 1);
});
