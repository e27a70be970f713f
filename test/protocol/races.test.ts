import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#functions/store/client.ts';
import { type RaceCrowd, raceCrowd, smallRaceCrowd } from '#test/support/builders/race-season.ts';
import { drawSeed } from '#test/support/checks/seeded.ts';
import { type FaultRates, type Faults, strike } from '#test/support/faults/faults.ts';
import type { SdkClient } from '#test/support/faults/sdk-middleware.ts';
import { withoutCondition } from '#test/support/faults/without-condition.ts';
import type { Broken } from '#test/support/models/contradictions.ts';
import { type Race, race } from '#test/support/races/race.ts';

/** Of all transactions 30% are in conflict; of all requests 5% are throttled and 5% lose their answer after the commit. */
const harsh: FaultRates = {
  ...{ conflict: 0.2, mixedConflict: 0.1, inProgress: 0.01 },
  ...{ throttle: 0.05, resetAfter: 0.05, resetBefore: 0.02, late: 0.02, slow: 0.05 },
  stubborn: 0.1,
};

describe.each<[string, RaceCrowd, FaultRates, number]>([
  ['300 applicants race for 40 seats', raceCrowd, {}, 0],
  ['120 applicants race for 40 seats over a broken network', smallRaceCrowd, harsh, 30],
])('%s', (_name, applicants, rates, leastStruck) => {
  const seed = drawSeed();
  const again = `to repeat: SEED=${seed}`;
  let faults: Faults | undefined;
  let found: Race;

  beforeAll(async () => {
    const harm = (client: SdkClient) => {
      faults = strike(client, rates, seed);
      return faults;
    };
    found = await race(seed, applicants, harm);
  }, 400_000);

  const broken = (word: Broken) => found.wrong.filter((each) => each.startsWith(word));

  test('no oversell: no seat has two occupants, at any read', () => {
    expect(broken('oversold'), again).toEqual([]);
    expect(found.reads.whole, 'reads of everything').toBeGreaterThan(3);
  });

  test('both days or neither: nobody ever sees half a pair, or a seat that its booking does not name', () => {
    expect(broken('halved'), again).toEqual([]);
    expect(found.reads.single, 'reads of one offer with its seats').toBeGreaterThan(20);
  });

  test('no more offers than seats: all open offers can sit, at every read', () => {
    expect(broken('overbooked'), again).toEqual([]);
  });

  test('every change has one record, nobody books twice, and no offer is lost', () => {
    expect(broken('history'), again).toEqual([]);
    expect(found.offers).toBe(Object.values(applicants).reduce((sum, each) => sum + each, 0));
  });

  test('when the dust settles, every seat that somebody still wants is taken', () => {
    expect(found.unmet, again).toEqual([]);
    // Most are sold; how many can be depends on which pairs and single days came first.
    expect(found.wantedSold, again).toBeGreaterThan(30);
  });

  // How many are definite within five seconds depends on the machine: the bench of the broken network counts them.
  test('each answer is definite, or says after five seconds of trying that it is not', () => {
    const vague = found.replies.filter(
      ({ as, ms }) => !/^[a-z-]+$/.test(as) || (as === 'busy' && ms < 5_000),
    );
    expect(vague, again).toEqual([]);
    expect(found.disagreeing, again).toEqual([]);
  });

  test('the network was as broken as it was meant to be', () => {
    const { conflict = 0, mixedConflict = 0, resetAfter = 0, throttle = 0 } = faults?.struck ?? {};
    for (const struck of [conflict + mixedConflict, resetAfter, throttle])
      expect(struck).toBeGreaterThanOrEqual(leastStruck);
  });
});

test('a race for seats of which nobody looks whether they are free is found to be oversold', async () => {
  const seed = drawSeed();
  const found = await race(seed, smallRaceCrowd, (client) => {
    withoutCondition({ client } as Pick<Store, 'client'>, 'attribute_not_exists(#takenBy)');
    return strike(client, {}, seed);
  });
  expect(
    found.wrong.some((each) => /^(oversold|halved|history)/.test(each)),
    `SEED=${seed}`,
  ).toBe(true);
}, 400_000);
