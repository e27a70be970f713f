import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { openStore, type Store } from '#functions/store/client.ts';
import { seeded, withSeed } from '#test/support/checks/seeded.ts';
import { type FaultRates, type Faults, strike } from '#test/support/faults/faults.ts';
import { onTurns } from '#test/support/faults/turn-clock.ts';
import { withoutCondition, withoutFences } from '#test/support/faults/without-condition.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { type Call, isLinearizable, partsOf } from '#test/support/models/linearizable.ts';
import { type Answer, type Op, oneAtATime } from '#test/support/models/one-at-a-time.ts';
import {
  drawArena,
  drawBlow,
  drawDuel,
  type History,
  prepare,
  type Recording,
  record,
} from '#test/support/models/recorded.ts';
import { storeInMemory } from '#test/support/models/table-in-memory.ts';

vi.mock('node:timers/promises', async (original) => {
  const { sleep } = await import('#test/support/faults/turn-clock.ts');
  return { ...(await original<typeof import('node:timers/promises')>()), setTimeout: sleep };
});

/** How many histories are recorded on DynamoDB Local, and how many in memory; more by the environment. */
const onLocal = Number(process.env.HISTORIES ?? 80);
const inMemory = Number(process.env.HISTORIES_IN_MEMORY ?? 2_000);

const faults = { conflict: 0.15, mixedConflict: 0.05, resetAfter: 0.05, resetBefore: 0.02, late: 0.03 };
/** In memory a millisecond is a turn of the event loop, and a request takes a few of them. */
const inTurns = { ...faults, slowMs: 150 };
/** So much is late that some of it would overturn an answer, where few fight for one seat. */
const harsh = { conflict: 0.05, late: 0.4, slowMs: 150 };
const duel = { drawn: drawDuel, draw: drawBlow, within: 60 };

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

/** A history, and the seed that repeats it. */
type Seeded = History & { readonly seed: number };

type Stores = Recording & {
  readonly store: Store;
  readonly clean: Store;
  readonly drawn?: typeof drawArena;
};

type Runs = {
  readonly count: number;
  readonly seed: number;
  /** Whether enough is known; else all runs are made. */
  readonly isEnough?: (history: History) => boolean;
};

/** Records histories on DynamoDB Local, some at a time, each in a season of its own. */
async function recordOnLocal({ count, seed, isEnough }: Runs, stores: Stores): Promise<Seeded[]> {
  const histories: Seeded[] = [];
  let isOver = false;
  const runs = Array.from({ length: count }, (_, run) => seed + run).values();
  const keepOn = async () => {
    for (const own of runs) {
      const history = await recordOne(own, stores);
      histories.push(history);
      isOver ||= isEnough?.(history) ?? false;
      if (isOver) return;
    }
  };
  await Promise.all(Array.from({ length: 8 }, keepOn));
  return histories;
}

/**
 * Records histories in memory, one after the other, each by turns of the event loop and in a table of its own: the seed
 * that a history tells repeats it exactly, as the first one of a run.
 */
async function recordInMemory(
  { count, seed, isEnough }: Runs,
  rates: FaultRates,
  plant: (store: Store) => void = () => {},
  recording: Partial<Stores> = {},
): Promise<Seeded[]> {
  const histories: Seeded[] = [];
  for (let own = seed; own < seed + count; own += 1) {
    const history = await onTurns(seeded(own + 1), () =>
      recordOne(own, { ...memoryStores(own, rates, plant), ...recording }),
    );
    histories.push(history);
    if (isEnough?.(history)) break;
  }
  return histories;
}

async function recordOne(
  seed: number,
  { store, drawn = drawArena, clean, ...rest }: Stores,
): Promise<Seeded> {
  const random = seeded(seed);
  const arena = drawn(random, `history-${seed}`);
  await prepare(clean, arena);
  return { ...(await record(store, arena, random, { clean, ...rest })), seed };
}

/** A table in memory; `store` meets faults and has the planted bug. */
function memoryStores(seed: number, rates: FaultRates, plant: (store: Store) => void): Stores {
  let faults: Faults | undefined;
  const store = storeInMemory(seeded(seed ^ 0x5eed), (client) => {
    faults = strike(client, rates, seed ^ 0xfa17);
    return faults;
  });
  plant(store);
  return { store, clean: store, settled: async () => faults?.settled() };
}

/** Two views of one table in DynamoDB Local: one that `change` may spoil, and one to prepare and to look at the end. */
async function localStores(change: (store: Store) => void): Promise<Stores> {
  const { tableName } = await freshTable();
  const store = openStore(tableName, databaseAccess());
  change(store);
  return { store, clean: openStore(tableName, { ...databaseAccess(), requestHandler: {} }) };
}

function expectPossible(histories: readonly Seeded[], count: number): void {
  const wrong = histories.filter((history) => impossible(history).length > 0);
  const told = wrong.slice(0, 2).map((history) => ({ seed: history.seed, parts: impossible(history) }));
  expect(wrong.length, inspect(told, { depth: 6 })).toBe(0);
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
    expectPossible(await recordOnLocal({ count: onLocal, seed }, stores), onLocal);
  });
}, 240_000);

test(`${inMemory} histories on a stand-in in memory could have happened one request at a time`, async () => {
  await withSeed(async (seed) => {
    expectPossible(await recordInMemory({ count: inMemory, seed }, inTurns), inMemory);
  });
}, 240_000);

test('a history on the stand-in is repeated by its seed, with any faults', async () => {
  await withSeed(async (seed) => {
    const histories = await recordInMemory({ count: 30, seed }, harsh);
    for (const { seed: own, calls } of histories.reverse())
      expect((await recordInMemory({ count: 1, seed: own }, harsh))[0]?.calls).toEqual(calls);
  });
});

const isEnough = (history: History) => impossible(history).length > 0;

describe('a store with a condition left out is caught by its histories:', () => {
  const planted = [
    ['that a seat is free', 'attribute_not_exists(#takenBy)'],
    ['the version of the offer', '#version = :from'],
  ] as const;

  test.each(planted)('%s, on DynamoDB Local', async (_, condition) => {
    await withSeed(async (seed) => {
      const stores = await localStores((store) => {
        withoutCondition(store, condition);
      });
      expect((await recordOnLocal({ count: 300, seed, isEnough }, stores)).some(isEnough)).toBe(true);
    });
  });

  test.each(planted)(
    '%s, on the stand-in; and the parts give the same result as the whole',
    async (_, condition) => {
      await withSeed(async (seed) => {
        const plant = (store: Store) => {
          withoutCondition(store, condition);
        };
        const histories = await recordInMemory({ count: 1_000, seed, isEnough }, {}, plant);
        expect(histories.some(isEnough)).toBe(true);
        for (const history of [...histories.slice(0, 50), ...histories.slice(-10)])
          expect(isLinearizable(history.calls, oneAtATime(history.offers, history.seats))).toBe(
            !isEnough(history),
          );
      });
    },
  );
});

test('a store that fences nothing off is caught by its histories, and each time again by the seed that they tell', async () => {
  await withSeed(async (seed) => {
    const runs = { count: 1_500, seed, isEnough };
    const found = (await recordInMemory(runs, harsh, withoutFences, duel)).at(-1);
    expect(found && isEnough(found)).toBe(true);
    const again = { count: 1, seed: found?.seed ?? 0 };
    for (let times = 0; times < 3; times += 1)
      expect(await recordInMemory(again, harsh, withoutFences, duel)).toEqual([found]);
    const [fenced] = await recordInMemory(again, harsh, () => {}, duel);
    expect(fenced && isEnough(fenced)).toBe(false);
  });
}, 240_000);
