import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import { type Seat, seatName } from '#domain/seats/seat.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { storeInMemory } from '#test/support/models/table-in-memory.ts';

const on = '2030-11-19' as CalendarDay;
const seat = fc.record({
  on: fc.constant(on),
  start: fc.constantFrom('morning', 'afternoon'),
  number: fc.constantFrom(1, 1, 2),
});
const tracks = fc.constantFrom(['categorical'], ['categorical', 'primary-care']);
const labeledSeat = fc.tuple(seat, tracks).map(([key, tracks]): Seat => ({ ...key, tracks }));
const offer = fc.constantFrom('offer_a', 'offer_b');
const version = fc.integer({ min: 0, max: 2 });
const records = ['record_1', 'record_2'] as const;
const recordOf = (id: string) =>
  ({
    id,
    season: 'sample-2030',
    offer: 'offer_a',
    at: invitedAt,
    who: { kind: 'clock' },
    version: 1,
  }) as const;
const replaced = (from: number) => (from === 0 ? {} : { replaces: from });

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('add-seat' as const), seat: labeledSeat }),
  fc.record({ kind: fc.constant('remove-seat' as const), seat }),
  fc.record({ kind: fc.constant('take-seat' as const), seat, tracks, offer }),
  fc.record({ kind: fc.constant('give-seat-back' as const), seat, offer }),
  fc.record({ kind: fc.constant('relabel-seat' as const), seat, from: tracks, to: tracks }),
  fc.record({ kind: fc.constant('raise-ledger' as const), from: version }),
  fc.tuple(offer, version).map(
    ([id, from]): Change => ({
      kind: 'put-offer',
      offer: { ...offerOf('categorical', id, { version: from + 1 }), booking: undefined },
      ...replaced(from),
    }),
  ),
  fc.tuple(offer, version, fc.constantFrom(undefined, 1)).map(
    ([id, version, fence]): Change => ({
      kind: 'fence-offer',
      offer: id,
      version,
      ...(fence === undefined ? {} : { fence }),
    }),
  ),
  version.map((from): Change => ({ kind: 'raise-season', from })),
  version.map(
    (from): Change => ({ kind: 'put-season', season: winterSeason(), version: from + 1, ...replaced(from) }),
  ),
  fc
    .constantFrom(...records)
    .map(
      (id): Change => ({ kind: 'add-record', record: { ...recordOf(id), event: 'expired', notices: [] } }),
    ),
  fc.tuple(fc.constantFrom(...records), fc.integer({ min: 0, max: 1 })).map(
    ([id, notice]): Change => ({
      kind: 'note-sent',
      record: recordOf(id),
      notice,
      outcome: { at: invitedAt, as: 'sent', detail: 'sample' },
    }),
  ),
  fc
    .tuple(fc.constantFrom(...records), fc.integer({ min: 0, max: 1 }))
    .map(([id, notice]): Change => ({ kind: 'note-arrived', record: recordOf(id), notice, at: invitedAt })),
);

/** The initial items, so that many of the attempts succeed. */
const beginning: readonly Change[] = [
  { kind: 'put-offer', offer: offerOf('categorical', 'offer_a') },
  { kind: 'add-record', record: { ...recordOf('record_1'), event: 'invited', notices: [] } },
  { kind: 'raise-ledger', from: 0 },
  ...(['morning', 'afternoon'] as const).map(
    (start): Change => ({ kind: 'add-seat', seat: { on, start, number: 1, tracks: ['categorical'] } }),
  ),
];

/** A transaction may touch an item once only. */
function targetOf(each: Change): string {
  if (each.kind === 'fence-offer') return each.offer;
  if (each.kind === 'raise-season') return 'put-season';
  if ('seat' in each) return seatName(each.seat);
  if (each.kind === 'add-application-record') return each.record.application;
  if (each.kind === 'remove-application-record') return each.application;
  if ('record' in each) return each.record.id;
  return each.kind === 'put-offer' ? each.offer.id : each.kind;
}

const transaction = fc.record({
  changes: fc.uniqueArray(change, { minLength: 1, maxLength: 2, selector: targetOf }),
  sentTwice: fc.boolean(),
});

async function outcome(store: Store, changes: readonly Change[], token: string): Promise<unknown> {
  try {
    await commit(store, 'sample-2030', changes, token);
    return 'done';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    return error.CancellationReasons?.map(({ Code }) => Code);
  }
}

async function everything(store: Store): Promise<unknown> {
  const start = { on, start: 'morning' } as const;
  return Promise.all([
    readSeason(store, 'sample-2030'),
    readOutlook(store, 'sample-2030'),
    readRecords(store, 'sample-2030', 'offer_a'),
    readSeats(store, 'sample-2030', start),
  ]);
}

test('the stand-in in memory does, refuses and shows what DynamoDB Local does', async () => {
  const seen = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { minLength: 8, maxLength: 16 }), async (transactions) => {
      const stores = [storeInMemory(() => 0), openStore((await freshTable()).tableName, databaseAccess())];
      const first = { changes: beginning, sentTwice: false };
      for (const { changes, sentTwice } of [first, ...transactions]) {
        const token = randomUUID();
        const [inMemory, local] = await Promise.all(stores.map((each) => outcome(each, changes, token)));
        expect(inMemory).toEqual(local);
        seen[local === 'done' ? 'done' : 'refused'] += 1;
        if (!sentTwice || local !== 'done') continue;
        expect(await Promise.all(stores.map((each) => outcome(each, changes, token)))).toEqual([
          'done',
          'done',
        ]);
      }
      const [inMemory, local] = await Promise.all(stores.map(everything));
      expect(inMemory).toEqual(local);
    }),
    { numRuns: 20 },
  );
  expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(50);
});
