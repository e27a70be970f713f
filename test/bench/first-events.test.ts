import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstEvents } from '#bench/cold-start/first-events.ts';
import { plant } from '#bench/season/plant.ts';
import { quietSeason } from '#bench/season/quiet-season.ts';
import { openStore } from '#functions/store/client.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

const crowd = quietSeason('first-events', { categorical: 2 }, 1);
const events = firstEvents(crowd);

let stage: Backstage;
beforeAll(async () => {
  const store = openStore((await freshTable()).tableName, databaseAccess());
  await plant(store, crowd);
  stage = await openBackstage(store, crowd.season.id);
});
afterAll(() => stage.stop());

test('the first event that the bench gives to a function of the background is one that it reads', async () => {
  for (const name of ['notices', 'clockwork', 'digest', 'feedback'] as const)
    await expect(stage[name](events[name])).resolves.not.toThrow();
});
