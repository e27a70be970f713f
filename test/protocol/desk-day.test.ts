import { beforeAll, describe, expect, test } from 'vitest';
import { drawSeed } from '#test/support/checks/seeded.ts';
import { type FaultRates, strike } from '#test/support/faults/faults.ts';
import { type DeskDay, deskDay } from '#test/support/races/desk-day.ts';

const broken: FaultRates = {
  ...{ conflict: 0.1, mixedConflict: 0.05, throttle: 0.03 },
  ...{ resetAfter: 0.03, resetBefore: 0.02, late: 0.01, slow: 0.05 },
};

describe('two coordinators, forty applicants, a wave and a season file at once, over a broken network', () => {
  const seed = drawSeed();
  const again = `to repeat: SEED=${seed}`;
  let day: DeskDay;

  beforeAll(async () => {
    day = await deskDay(seed, (client) => strike(client, broken, seed));
  }, 300_000);

  test('no oversell, both days or neither, no more offers than seats, at every read', () => {
    expect(day.wrong, again).toEqual([]);
    expect(day.reads.whole, 'reads of everything').toBeGreaterThan(2);
    expect(day.reads.single, 'reads of one offer with its seats').toBeGreaterThan(10);
  });

  test('the whole wave is released, and the file stands', () => {
    expect({ released: day.released, isApplied: day.isApplied }, again).toEqual({
      released: 40,
      isApplied: true,
    });
  });

  test('coordinators are granted some deeds and refused others, each in a word', () => {
    const { granted = 0, swapped = 0, ...refused } = day.answers;
    expect(granted + swapped, again).toBeGreaterThan(5);
    expect(Object.keys(refused).length, again).toBeGreaterThan(1);
    for (const word of Object.keys(day.answers)) expect(word).toMatch(/^[a-z-]+$/);
  });

  test('every notice arrives once, although the stream tells everything twice', () => {
    expect(day.notOnce, again).toEqual([]);
    expect(day.notices).toBeGreaterThan(100);
  });
});
