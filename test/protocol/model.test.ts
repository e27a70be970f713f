import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '#functions/store/client.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { putSeason, seedSeason } from '#test/support/builders/seed.ts';
import { withoutReturns } from '#test/support/faults/without-condition.ts';
import { answered, anyCommand, inviteMore } from '#test/support/models/model-commands.ts';
import type { Model } from '#test/support/models/season-model.ts';

const HOUR = 3_600_000;
const begins = Date.parse('2030-11-13T15:00Z');

const commands = fc.commands(anyCommand, { maxCommands: 40, size: 'max' });

/** Compares the table with the model after each command of many random sequences. Throws where they differ. */
async function compare(plant: (store: Store) => void = () => {}): Promise<void> {
  const store = await seedSeason(winterSeason());
  plant(store);
  let runs = 0;
  const property = fc.asyncProperty(commands, async (some) => {
    const season = { ...winterSeason({ kept: 1, shared: 1 }), id: `sample-${runs++}` };
    const real = { store, season };
    await putSeason(store, season);
    const model: Model = { now: begins - 40 * HOUR, season, offers: [], seats: seatsOf(season) };
    for (const { id } of season.tracks) await inviteMore(model, real, id, 1);
    model.now = begins;
    await fc.asyncModelRun(() => ({ model, real }), some);
  });
  await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 12_000 });
}

test('after any requests in any order, the table holds the same as a model of a few lines', async () => {
  await compare();
  expect(Object.keys(answered).length, 'kinds of answers seen').toBeGreaterThan(12);
});

test('a store that keeps the seats that were given back is found out by the model', async () => {
  await expect(compare(withoutReturns)).rejects.toThrow(/Property failed/);
});
