import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openStore, type Store } from '#functions/store/client.ts';
import { seeded, withSeed } from '#test/support/checks/seeded.ts';
import { strike } from '#test/support/faults/faults.ts';
import { withoutCondition } from '#test/support/faults/without-condition.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { type Call, isLinearizable, partsOf } from '#test/support/models/linearizable.ts';
import { type Answer, type Op, oneAtATime } from '#test/support/models/one-at-a-time.ts';
import { drawArena, type History, prepare, record } from '#test/support/models/recorded.ts';
import { storeInMemory } from '#test/support/models/table-in-memory.ts';

/** How many histories are recorded on DynamoDB Local, and how many in memory; more by the environment. */
const onLocal = Number(process.env.HISTORIES ?? 80);
const inMemory = Number(process.env.HISTORIES_IN_MEMORY ?? 2_000);

const faults = { conflict: 0.15, mixedConflict: 0.05, resetAfter: 0.05, resetBefore: 0.02, late: 0.03 };

function touches({ op }: Call<Op, Answer>): readonly string[] {
  if (op.kind === 'see-start') return [op.start];
  return [op.offer, ...('starts' in op ? op.starts : [])];
}

function parts({ calls }: History): readonly (readonly Call<Op, Answer>[])[] {
  return partsOf(calls, touches);
}

/** The parts of a history that could not have happened one request at a time. */
function impossible(history: History): readonly (readonly Call<Op, Answer>[])[] {
  const rules = oneAtATime(history.offers, history.seats);
  return parts(history).filter((part) => !isLinearizable(part, rules));
}

type Stores = { readonly store: Store; readonly clean: Store };

type Runs = {
  readonly count: number;
  readonly atOnce: number;
  readonly seed: number;
  readonly open: (run: number) => Stores;
  /** Whether enough is known; else all runs are made. */
  readonly isEnough?: (history: History) => boolean;
};

/** Records histories, `atOnce` at a time, each in a season of its own. */
async function recordMany({ count, atOnce, seed, open, isEnough }: Runs): Promise<History[]> {
  const histories: History[] = [];
  let isOver = false;
  const runs = Array.from({ length: count }, (_, run) => run).values();
  const keepOn = async () => {
    for (const run of runs) {
      const random = seeded(seed + run);
      const arena = drawArena(random, `history-${run}`);
      const { store, clean } = open(run);
      await prepare(clean, arena);
      const history = await record(store, arena, random, clean);
      histories.push(history);
      isOver ||= isEnough?.(history) ?? false;
      if (isOver) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepOn));
  return histories;
}

/** Two views of one table in DynamoDB Local: one that `change` may spoil, and one to prepare and to look at the end. */
async function localStores(change: (store: Store) => void): Promise<Stores> {
  const { tableName } = await freshTable();
  const store = openStore(tableName, databaseAccess());
  change(store);
  return { store, clean: openStore(tableName, { ...databaseAccess(), requestHandler: {} }) };
}

function expectPossible(histories: readonly History[], count: number): void {
  const wrong = histories.flatMap(impossible);
  expect(wrong.length, inspect(wrong.slice(0, 2), { depth: 6 })).toBe(0);
  expect(histories).toHaveLength(count);
  expect(racing(histories), 'changes that overlap another one').toBeGreaterThan(count);
  expect(histories.flatMap(parts).length, 'parts to check').toBeGreaterThan(2 * count);
}

/** How many of the changes were under way at the same time as another of their history. */
function racing(histories: readonly History[]): number {
  return histories
    .map(({ calls }) => calls.filter(({ op }) => 'starts' in op))
    .flatMap((changes) =>
      changes.filter((one) => changes.some((other) => one !== other && overlap(one, other))),
    ).length;
}

function overlap(one: Call<Op, Answer>, other: Call<Op, Answer>): boolean {
  return one.invokedAt < other.answeredAt && other.invokedAt < one.answeredAt;
}

test(`${onLocal} histories on DynamoDB Local could have happened one request at a time`, async () => {
  await withSeed(async (seed) => {
    const stores = await localStores(({ client }) => {
      strike(client, { ...faults, slow: 0.3, slowMs: 15 }, seed);
    });
    expectPossible(await recordMany({ count: onLocal, atOnce: 8, seed, open: () => stores }), onLocal);
  });
}, 240_000);

test(`${inMemory} histories on a stand-in in memory could have happened one request at a time`, async () => {
  await withSeed(async (seed) => {
    const open = (run: number) => {
      const store = storeInMemory(seeded(seed ^ run), (client) => strike(client, faults, seed + run));
      return { store, clean: store };
    };
    expectPossible(await recordMany({ count: inMemory, atOnce: 60, seed, open }), inMemory);
  });
}, 240_000);

describe('a store with a condition left out is caught by its histories:', () => {
  const planted = [
    ['that a seat is free', 'attribute_not_exists(#takenBy)'],
    ['the version of the offer', '#version = :from'],
  ] as const;
  const isEnough = (history: History) => impossible(history).length > 0;

  test.each(planted)('%s, on DynamoDB Local', async (_, condition) => {
    await withSeed(async (seed) => {
      const stores = await localStores((store) => {
        withoutCondition(store, condition);
      });
      const runs = { count: 300, atOnce: 8, seed, open: () => stores, isEnough };
      expect((await recordMany(runs)).some(isEnough)).toBe(true);
    });
  });

  test.each(planted)('%s, on the stand-in; and the parts tell what the whole tells', async (_, condition) => {
    await withSeed(async (seed) => {
      const open = (run: number) => {
        const store = withoutCondition(storeInMemory(seeded(seed ^ run)), condition);
        return { store, clean: store };
      };
      const histories = await recordMany({ count: 1_000, atOnce: 10, seed, open, isEnough });
      expect(histories.some(isEnough)).toBe(true);
      for (const history of [...histories.slice(0, 50), ...histories.slice(-10)])
        expect(isLinearizable(history.calls, oneAtATime(history.offers, history.seats))).toBe(
          !isEnough(history),
        );
    });
  });
});
