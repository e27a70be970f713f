import { beforeAll, expect, test } from 'vitest';
import { keepView, removeView } from '#domain/application-list/saved-view.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readViews } from '#functions/store/lists/views.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';

const season = 'sample-2020';
const context = momentAt('2020-11-02T10:00-05:00', program);
let store: Store;

beforeAll(async () => {
  store = openStore((await freshTable()).tableName, databaseAccess());
});

async function keep(name: string, query: string, replaces?: number) {
  const load = () => readViews(store, season);
  return attempt(store, season, load, (views) => keepView(views, { season, name, query }, replaces, context));
}

test('a list that is kept under a name is there for everybody, is replaced by its version, and can be removed', async () => {
  await keep('East coast', 'track=categorical');
  await keep('Gold', 'signal=gold');
  await keep('east COAST', 'track=primary-care', 1);
  const views = await readViews(store, season);
  expect(views.map(({ name, query, version }) => [name, query, version])).toEqual([
    ['east COAST', 'track=primary-care', 2],
    ['Gold', 'signal=gold', 1],
  ]);
  await attempt(
    store,
    season,
    () => readViews(store, season),
    (known) => removeView(known, { name: 'Gold', version: 1 }),
  );
  expect((await readViews(store, season)).map(({ name }) => name)).toEqual(['east COAST']);
});

test('of two people who keep another list under one name at once, one is told', async () => {
  const answers = await Promise.all([keep('Both', 'page=2'), keep('Both', 'page=3')]);
  expect(answers.map(({ verdict }) => verdict.kind).sort()).toEqual(['decision', 'refusal']);
});
