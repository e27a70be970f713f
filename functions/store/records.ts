import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { eventNames, type StoredRecord } from '#domain/decisions/change-record.ts';
import type { Store } from './client.ts';
import { digestPrefix, recordKey, recordPrefix, recordsOf } from './keys.ts';
import { booking, mailTrouble } from './offers.ts';
import { get, query } from './query.ts';
import { day, instant, start, wallTime } from './schemas.ts';
import { table } from './table.ts';

const who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applicant') }),
  z.object({ kind: z.literal('program'), name: z.string() }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('mail') }),
]);

const notice = z.object({
  kind: z.enum(['offer', 'digest']),
  to: z.string(),
  part: z.exactOptional(z.union([z.literal(1), z.literal(2)])),
});

const sending = z.object({ at: instant, as: z.enum(['sent', 'refused']), detail: z.string() });

export const recordItem = z.object({
  id: z.string(),
  season: z.string(),
  offer: z.exactOptional(z.string()),
  at: instant,
  who,
  what: z.enum(eventNames),
  version: z.exactOptional(z.int()),
  sequence: z.exactOptional(z.int()),
  before: z.exactOptional(booking),
  after: z.exactOptional(booking),
  left: z.exactOptional(z.array(z.object({ on: day, name: start, at: wallTime, until: wallTime }))),
  reason: z.exactOptional(z.string()),
  trouble: z.exactOptional(mailTrouble),
  enclosed: z.exactOptional(z.string()),
  notices: z.array(notice),
  sent: z.record(z.string(), sending),
}) satisfies z.ZodMiniType<StoredRecord>;

/**
 * The history of an offer, or of the season itself, oldest first: by the offer's versions, for the clocks of two
 * machines may disagree about which of two changes came first.
 */
export async function readRecords(
  store: Store,
  season: string,
  offer?: string,
): Promise<readonly StoredRecord[]> {
  const records = await query(store, recordsOf(season, offer), '', recordItem);
  return records.sort((one, other) => (one.version ?? 0) - (other.version ?? 0));
}

export async function readRecord(
  store: Store,
  record: { season: string; offer?: string | undefined; id: string },
): Promise<StoredRecord | undefined> {
  return get(store, recordKey(record), recordItem);
}

/** The records of the files of the season that were applied, oldest first. */
export async function readApplied(store: Store, season: string): Promise<readonly StoredRecord[]> {
  return query(store, recordsOf(season), recordPrefix, recordItem);
}

/** The season's last digest, if there was one. */
export async function readLastDigest(store: Store, season: string): Promise<StoredRecord | undefined> {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.table,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
      ExpressionAttributeNames: { '#pk': table.partitionKey, '#sk': table.sortKey },
      ExpressionAttributeValues: { ':pk': recordsOf(season), ':prefix': digestPrefix },
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0] && recordItem.parse(Items[0]);
}
