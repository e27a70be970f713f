import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { commit } from '#functions/store/commit.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { invitationFor, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';

const season = winterSeason({ kept: 1, shared: 1 });
const name = { season: season.id, id: 'offer_one' };
const morning = { on: '2030-11-19', start: 'morning' } as const;

async function seeded() {
  const store = await seedSeason(season);
  await invite(store, season, [invitationFor('one', 'categorical')]);
  return store;
}

test('without the outlook: the offer, and the seats of the starts that are asked for', async () => {
  const standing = await loadStanding(await seeded(), name, [morning as never], false);
  expect(standing.offer).toMatchObject({ id: 'offer_one', state: 'open' });
  expect(standing.seats).toHaveLength(3);
  expect(standing.seats.every((seat) => seat.on === morning.on && seat.start === morning.start)).toBe(true);
  expect(standing.outlook).toBeUndefined();
});

test('with the outlook: the ledger, every offer and every seat', async () => {
  const store = await seeded();
  const standing = await loadStanding(store, name, [], true);
  expect(standing.outlook).toMatchObject({ ledger: 1, offers: [{ id: 'offer_one' }] });
  expect(standing.seats).toEqual(standing.outlook?.seats);
  expect(standing.seats).toHaveLength((await readOutlook(store, season.id)).seats.length);
});

test('a decision with the outlook uses the season as stored, not as cached', async () => {
  const store = await seeded();
  await loadStanding(store, name, [], false);
  const changed = { ...season, offers: { ...season.offers, changesCloseHours: 72 } };
  const change = { kind: 'put-season', season: changed, version: 2, replaces: 1 } as const;
  await commit(store, season.id, [change, { kind: 'raise-ledger', from: 1 }], randomUUID());
  expect((await loadStanding(store, name, [], false)).season).toEqual(season);
  expect((await loadStanding(store, name, [], true)).season).toEqual(changed);
});

test('an offer that does not exist cannot be answered', async () => {
  const store = await seeded();
  for (const withOutlook of [false, true]) {
    await expect(loadStanding(store, { ...name, id: 'offer_none' }, [], withOutlook)).rejects.toThrow(
      'no offer',
    );
  }
});
