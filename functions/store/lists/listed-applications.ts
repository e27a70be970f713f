import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type ListedApplication, listedOf } from '#domain/application-list/listed-application.ts';
import type { Application } from '#domain/applications/application.ts';
import type { Store } from '#functions/store/client.ts';
import { listShardsOf } from '#functions/store/keys.ts';
import { table } from '#functions/store/table.ts';
import { listedFrom, listedText } from './listed-text.ts';

/** The attributes that put an application into the index of lists. */
export function listAttributes(season: string, application: Application): Readonly<Record<string, string>> {
  const { partitionKey, includes } = table.listIndex;
  const shards = listShardsOf(season);
  const shard = shards[Number(application.id) % shards.length] ?? shards[0];
  return { [partitionKey]: String(shard), [includes[0]]: listedText(listedOf(application)) };
}

/**
 * Every application of the season as a list knows it, in the order of the ids. The index trails the table by a moment, so what
 * is done to one of them is decided on a fresh read. Its shards are read at once: one round trip for a season of 8,000.
 */
export async function readListedApplications(
  store: Store,
  season: string,
): Promise<readonly ListedApplication[]> {
  const shards = await Promise.all(listShardsOf(season).map((shard) => readShard(store, shard)));
  return shards.flat().sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function readShard(store: Store, shard: string): Promise<readonly ListedApplication[]> {
  const { name, partitionKey, includes } = table.listIndex;
  const found: ListedApplication[] = [];
  const pages = paginateQuery(
    { client: store.client },
    {
      TableName: store.table,
      IndexName: name,
      KeyConditionExpression: '#shard = :shard',
      ExpressionAttributeNames: { '#shard': partitionKey },
      ExpressionAttributeValues: { ':shard': shard },
    },
  );
  for await (const page of pages)
    for (const item of page.Items ?? [])
      found.push(listedFrom(String(item[table.sortKey]), String(item[includes[0]])));
  return found;
}
