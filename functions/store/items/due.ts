import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { DueKind } from '#domain/contract.ts';
import type { Due } from '#domain/decisions/due.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { table } from '#functions/store/table.ts';

/** An item that is due, by the season and the id that it has. */
export type DueItem = { readonly season: string; readonly id: string };

/** The attributes that put an item into the index; leaving them out takes it from there. */
export function dueAttributes(due: Due<DueKind> | undefined): Readonly<Record<string, string>> {
  const { partitionKey, sortKey } = table.dueIndex;
  return due ? { [partitionKey]: due.kind, [sortKey]: due.at } : {};
}

/**
 * The items that were due for `kind` by `now`. The index trails the table by a moment, so each must be read again before
 * it is acted upon.
 */
export async function readDue(store: Store, kind: DueKind, now: Instant): Promise<readonly DueItem[]> {
  const { name, partitionKey, sortKey } = table.dueIndex;
  const found: DueItem[] = [];
  const pages = paginateQuery(
    { client: store.client },
    {
      TableName: store.table,
      IndexName: name,
      KeyConditionExpression: '#kind = :kind AND #at <= :now',
      ExpressionAttributeNames: { '#kind': partitionKey, '#at': sortKey },
      ExpressionAttributeValues: { ':kind': kind, ':now': now },
    },
  );
  for await (const page of pages) {
    for (const { id, season } of page.Items ?? []) found.push({ id: String(id), season: String(season) });
  }
  return found;
}
