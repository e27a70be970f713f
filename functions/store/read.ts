import { GetCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod/mini';
import type { Offer } from '../../domain/offer.ts';
import type { Outlook } from '../../domain/placement.ts';
import type { Applied } from '../../domain/plan-season.ts';
import { rememberedFor } from '../../domain/remembered.ts';
import type { Seat, StartKey } from '../../domain/seat.ts';
import { type Instant, plusDays } from '../../domain/time.ts';
import type { Store } from './client.ts';
import { ledgerItem, offerItem, recordItem, type StoredRecord, seasonItem, seatItem } from './items.ts';
import {
  digestPrefix,
  dueIn,
  type Key,
  ledgerKey,
  offerKey,
  offersOf,
  recordKey,
  recordPrefix,
  recordsOf,
  seasonKey,
  seatsOf,
  startPrefix,
} from './keys.ts';
import { table } from './table.ts';

/** `undefined` if no season of that id was applied. */
export async function readSeason(store: Store, season: string): Promise<Applied | undefined> {
  return get(store, seasonKey(season), seasonItem);
}

export async function readOffer(store: Store, season: string, offer: string): Promise<Offer | undefined> {
  return get(store, offerKey(season, offer), offerItem);
}

/** Every offer of the season, whatever became of it, in the order in which they were made. */
export async function readOffers(store: Store, season: string): Promise<readonly Offer[]> {
  return query(store, offersOf(season), '', offerItem);
}

/** The seats of one start, or of the whole season. */
export async function readSeats(store: Store, season: string, start?: StartKey): Promise<readonly Seat[]> {
  return query(store, seatsOf(season), start ? startPrefix(start) : '', seatItem);
}

/**
 * The seats of all these starts, and maybe of others: two days that follow each other, as those of most pairs do, are
 * read together with what lies between the starts, which is one request less and no dearer.
 */
export async function readSeatsOf(
  store: Store,
  season: string,
  starts: readonly StartKey[],
): Promise<readonly Seat[]> {
  const [first, second] = starts;
  if (first && second && second.on === plusDays(first.on, 1))
    return query(
      store,
      seatsOf(season),
      { from: startPrefix(first), to: `${startPrefix(second)}~` },
      seatItem,
    );
  return (await Promise.all(starts.map((start) => readSeats(store, season, start)))).flat();
}

/** How often the ledger was raised. */
export async function readLedger(store: Store, season: string): Promise<number> {
  return (await get(store, ledgerKey(season), ledgerItem))?.version ?? 0;
}

/**
 * All that promise 3 depends on, with the season as it is applied now. The ledger first, the seats last: the order is
 * what makes the answer safe (decision 0004).
 */
export async function readOutlook(
  store: Store,
  season: string,
): Promise<Outlook & { readonly applied: Applied | undefined }> {
  const ledger = await readLedger(store, season);
  const [applied, offers] = await Promise.all([readSeason(store, season), readOffers(store, season)]);
  const seats = await readSeats(store, season);
  return { ledger, applied, offers, seats };
}

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

async function get<T extends z.ZodMiniType>(
  store: Store,
  key: Key,
  schema: T,
): Promise<z.output<T> | undefined> {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.table, Key: key, ConsistentRead: true }),
  );
  return Item && schema.parse(Item);
}

/** What the sort keys begin with, or from where to where they go; everything, if that is nothing. */
type Range = string | { readonly from: string; readonly to: string };

/** Asks for the attributes that the schema knows, and no others: less to send, and to make objects of. */
async function query<T extends z.ZodMiniObject>(
  store: Store,
  partition: string,
  range: Range,
  schema: T,
): Promise<z.output<T>[]> {
  const found: z.output<T>[] = [];
  const { condition, values } = conditionOf(range);
  const { asked, names } = attributesOf(schema);
  const pages = paginateQuery(
    { client: store.client },
    {
      TableName: store.table,
      ConsistentRead: true,
      KeyConditionExpression: `#pk = :pk${condition}`,
      ProjectionExpression: asked,
      ExpressionAttributeNames: {
        ...names,
        '#pk': table.partitionKey,
        ...(condition ? { '#sk': table.sortKey } : {}),
      },
      ExpressionAttributeValues: { ':pk': partition, ...values },
    },
  );
  for await (const page of pages) for (const item of page.Items ?? []) found.push(schema.parse(item));
  return found;
}

/** The attributes that a schema knows, as an expression and the names in it. */
const attributesOf = rememberedFor((schema: z.ZodMiniObject) => {
  const names = Object.keys(schema.shape).map((name) => [`#${name}`, name] as const);
  return { asked: names.map(([word]) => word).join(', '), names: Object.fromEntries(names) };
});

function conditionOf(range: Range): { readonly condition: string; readonly values: Record<string, string> } {
  if (range === '') return { condition: '', values: {} };
  if (typeof range === 'string')
    return { condition: ' AND begins_with(#sk, :prefix)', values: { ':prefix': range } };
  return { condition: ' AND #sk BETWEEN :from AND :to', values: { ':from': range.from, ':to': range.to } };
}
