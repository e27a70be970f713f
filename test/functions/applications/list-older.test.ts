import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { listOlder } from '#functions/applications/list-older.ts';
import { applyCommand } from '#functions/cli/season/plan-and-apply.ts';
import { openStore } from '#functions/store/client.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { applicationKey } from '#functions/store/keys.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';
import { putSeason } from '#test/support/builders/seed.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { silentOperator } from '#test/support/hosts/operator.ts';
import { importPeople, reviewedSeason } from '#test/support/reviews/reviewed-season.ts';

const season = reviewedSeason('im-2020-2021');

/** A season whose applications are stored as a version without lists did. */
async function withOlder(count: number) {
  const store = openStore((await freshTable()).tableName, databaseAccess());
  await putSeason(store, season);
  await importPeople(store, season, count);
  for (const { id } of await readApplications(store, season.id))
    await store.client.send(
      new UpdateCommand({
        ...{ TableName: store.table, Key: applicationKey(season.id, id) },
        UpdateExpression: 'REMOVE listShard, listed',
      }),
    );
  expect(await readListedApplications(store, season.id)).toEqual([]);
  return store;
}

test('applications from before there were lists are listed as they are, once', async () => {
  const store = await withOlder(60);
  const before = await readApplications(store, season.id);
  expect(await listOlder(store, season.id)).toBe(60);
  expect(await readListedApplications(store, season.id)).toHaveLength(60);
  expect(await readApplications(store, season.id)).toEqual(before);
  expect(await listOlder(store, season.id)).toBe(0);
});

test('applying a season file lists them', async () => {
  const store = await withOlder(2);
  const operator = silentOperator(store, instant('2020-10-27T09:00-04:00'));
  await applyCommand(operator, 'seasons/im-2020-2021.yaml');
  expect(await readListedApplications(store, season.id)).toHaveLength(2);
});
