import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import { openStore } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { failureOf } from '#functions/store/failure.ts';
import { readLedger } from '#functions/store/items/ledger.ts';
import { type FaultRates, strike, type Violation } from '#test/support/faults/faults.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

const raise: Change = { kind: 'raise-ledger', from: 0 };

/** The outcome of one commit under the faults, and the table's state at once and after everything has settled. */
async function under(rates: FaultRates, seed = 7) {
  const { tableName } = await freshTable();
  const clean = openStore(tableName, databaseAccess());
  const store = openStore(tableName, databaseAccess());
  const faults = strike(store.client, rates, seed);
  const thrown = await commit(store, 'season', [raise], randomUUID()).catch((error: unknown) => error);
  const atOnce = await readLedger(clean, 'season');
  await faults.settled();
  return { thrown, atOnce, inTheEnd: await readLedger(clean, 'season'), struck: faults.struck };
}

test.each<[Violation, { tries: number; atOnce: number; inTheEnd: number }]>([
  ['conflict', { tries: 1, atOnce: 0, inTheEnd: 0 }],
  ['mixedConflict', { tries: 1, atOnce: 0, inTheEnd: 0 }],
  ['inProgress', { tries: 3, atOnce: 0, inTheEnd: 0 }],
  ['throttle', { tries: 3, atOnce: 0, inTheEnd: 0 }],
  ['resetBefore', { tries: 3, atOnce: 0, inTheEnd: 0 }],
  ['resetAfter', { tries: 3, atOnce: 1, inTheEnd: 1 }],
])(
  '%s: what the SDK retries, whether the commit is done, and that it counts as unsettled',
  async (violation, expected) => {
    const { thrown, atOnce, inTheEnd, struck } = await under({ [violation]: 1 });
    expect(failureOf(thrown)).toBe('unsettled');
    expect({ tries: struck[violation], atOnce, inTheEnd }).toEqual(expected);
  },
);

test('late: a send arrives after its sender saw the connection break', async () => {
  const { thrown, atOnce, inTheEnd } = await under({ late: 1, slowMs: 10_000_000 });
  expect(failureOf(thrown)).toBe('unsettled');
  expect([atOnce, inTheEnd]).toEqual([0, 1]);
});

test('slow: it is done all the same', async () => {
  const { thrown, inTheEnd } = await under({ slow: 1 });
  expect([thrown, inTheEnd]).toEqual([undefined, 1]);
});

test('the SDK mends by itself what strikes now and then, unless it is stubborn', async () => {
  const mended = await under({ resetBefore: 0.5 });
  expect(mended).toMatchObject({ thrown: undefined, inTheEnd: 1 });
  expect(mended.struck.resetBefore).toBe(1);
  const stubborn = await under({ resetBefore: 0.5, stubborn: 0.5 });
  expect(stubborn).toMatchObject({ inTheEnd: 0, struck: { resetBefore: 3 } });
});

test('the same seed brings the same faults', async () => {
  const [one, other] = await Promise.all([
    under({ throttle: 0.4, slow: 0.4 }),
    under({ throttle: 0.4, slow: 0.4 }),
  ]);
  expect(one.struck).toEqual(other.struck);
});
