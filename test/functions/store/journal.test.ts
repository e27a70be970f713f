import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import { plusHours } from '#domain/values/time.ts';
import { loadRecord } from '#functions/record/load-record.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';

const season = { ...winterSeason(), id: 'journal-2030' };
const measure = { size: 50, values: 8 };
/** More than a filter looks at for one page. */
const CHANGES = 2_300;

let store: Store;
let calls: string[] = [];
let units = 0;
beforeAll(async () => {
  store = await seedSeason(season);
  for (let from = 0; from < CHANGES; from += 100)
    await commit(
      store,
      season.id,
      Array.from({ length: 100 }, (_, index) => reminder(from + index)),
      randomUUID(),
    );
  store.client.middlewareStack.add(
    (next, context) => (args) => {
      calls.push(String(context.commandName));
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      return next(args).then((result) => {
        units +=
          (result.output as { ConsumedCapacity?: { CapacityUnits?: number } }).ConsumedCapacity
            ?.CapacityUnits ?? 0;
        return result;
      });
    },
    { step: 'initialize' },
  );
});

/** The oldest one is the program's, all others are the clock's. */
function reminder(number: number): Change {
  const name = String(number).padStart(5, '0');
  const who =
    number === 0 ? ({ kind: 'program', name: 'Sample Coordinator' } as const) : ({ kind: 'clock' } as const);
  const frame = { id: `record_${name}`, season: season.id, offer: `offer_${number % 40}`, version: 1, who };
  const at = plusHours(invitedAt, number / 60);
  return { kind: 'add-record', record: { ...frame, at, event: 'reminded', about: 'closing', notices: [] } };
}

async function page(query: Parameters<typeof loadRecord>[2]) {
  [calls, units] = [[], 0];
  return loadRecord(store, season, query, measure);
}

test('a page of the record is two round trips of bounded units, however rare what it is filtered by', async () => {
  const newest = await page({});
  expect(newest.lines).toHaveLength(50);
  expect(calls.filter((each) => each === 'QueryCommand')).toHaveLength(1);
  expect(calls.filter((each) => each === 'GetCommand').length).toBeLessThanOrEqual(100);
  expect(units).toBeLessThan(100);
  const rare = await page({ by: 'program' });
  expect(rare.lines).toEqual([]);
  expect(rare.next).toMatch(/record_00300$/);
  expect(units).toBeLessThan(100);
  const older = await page({ by: 'program', ...(rare.next ? { before: rare.next } : {}) });
  expect(older.lines).toHaveLength(1);
  expect(older.next).toBeUndefined();
});

test('page after page gives every change once', async () => {
  const seen: string[] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const found = await loadRecord(store, season, next ? { before: next } : {}, { size: 200, values: 1 });
    seen.push(...found.lines.map(({ at }) => at));
    next = found.next;
  }
  expect(seen).toHaveLength(CHANGES);
  expect(seen).toEqual(seen.toSorted().reverse());
});
