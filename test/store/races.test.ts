import { beforeAll, describe, expect, test } from 'vitest';
import type { SdkClient } from '../support/between.ts';
import type { Broken } from '../support/contradictions.ts';
import { type FaultRates, type Faults, strike } from '../support/faults.ts';
import { type Race, race } from '../support/race.ts';
import { drawSeed } from '../support/seeded.ts';

/** Of all transactions 30% are in conflict; of all requests 5% are throttled and 5% lose their answer after the commit. */
const harsh: FaultRates = {
  ...{ conflict: 0.2, mixedConflict: 0.1, inProgress: 0.01 },
  ...{ throttle: 0.05, resetAfter: 0.05, resetBefore: 0.02, late: 0.02, slow: 0.05 },
  stubborn: 0.1,
};

/** A machine so busy that two small reads take ten times as long as they should proves nothing about five seconds. */
function mostVague({ usualReadMs }: Race): number {
  return usualReadMs < 60 ? 0.001 : 0.03;
}

describe.each<[string, FaultRates, number]>([
  ['300 applicants race for 40 seats', {}, 0],
  ['300 applicants race for 40 seats over a broken network', harsh, 30],
])('%s', (_name, rates, leastStruck) => {
  const seed = drawSeed();
  const again = `to repeat: SEED=${seed}`;
  let faults: Faults | undefined;
  let found: Race;

  beforeAll(async () => {
    const harm = (client: SdkClient) => {
      faults = strike(client, rates, seed);
      return faults;
    };
    found = await race(seed, harm);
  }, 180_000);

  const broken = (word: Broken) => found.wrong.filter((each) => each.startsWith(word));

  test('no oversell: no seat has two occupants, at any read', () => {
    expect(broken('oversold'), again).toEqual([]);
    expect(found.reads.whole, 'reads of everything').toBeGreaterThan(5);
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
    expect(found.offers).toBe(300);
  });

  test('when the dust settles, every seat that somebody still wants is taken', () => {
    expect(found.unmet, again).toEqual([]);
    expect(found.wantedSold, again).toBeGreaterThan(34);
  });

  test('all answers are definite within five seconds, but for one in a thousand', () => {
    const vague = found.replies.filter(({ as, ms }) => !/^[a-z-]+$/.test(as) || as === 'busy' || ms > 5_000);
    const told = `${again}, reads took ${found.usualReadMs} ms: ${JSON.stringify(vague)}`;
    expect(vague.length / found.replies.length, told).toBeLessThanOrEqual(mostVague(found));
    expect(found.disagreeing, again).toEqual([]);
  });

  test('the network was as broken as it was meant to be', () => {
    const { conflict = 0, mixedConflict = 0, resetAfter = 0, throttle = 0 } = faults?.struck ?? {};
    for (const struck of [conflict + mixedConflict, resetAfter, throttle])
      expect(struck).toBeGreaterThanOrEqual(leastStruck);
  });
});
