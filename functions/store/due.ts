import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Offer } from '#domain/offers/offer.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from './client.ts';
import { dueIn } from './keys.ts';
import { table } from './table.ts';

/**
 * Season and id of the open offers whose window had closed by `now`. The index trails the table by a moment, so each
 * must be read again before it is acted upon.
 */
export async function readDue(store: Store, now: Instant): Promise<readonly Pick<Offer, 'id' | 'season'>[]> {
  const { name, partitionKey, sortKey } = table.dueIndex;
  const found: Pick<Offer, 'id' | 'season'>[] = [];
  const pages = paginateQuery(
    { client: store.client },
    {
      TableName: store.table,
      IndexName: name,
      KeyConditionExpression: '#in = :in AND #at <= :now',
      ExpressionAttributeNames: { '#in': partitionKey, '#at': sortKey },
      ExpressionAttributeValues: { ':in': dueIn, ':now': now },
    },
  );
  for await (const page of pages) {
    for (const { id, season } of page.Items ?? []) found.push({ id: String(id), season: String(season) });
  }
  return found;
}
