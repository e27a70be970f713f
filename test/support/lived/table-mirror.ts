import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { type AttributeValue, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Store } from '#functions/store/client.ts';
import { stream } from '#infra/local/database/create-table.ts';
import { openTable } from '#infra/local/database/open-table.ts';
import { isForOutbox, lambdaRecord } from '#infra/local/stream/lambda-event.ts';
import { iteratorOf, readableShards, readShard } from '#infra/local/stream/shard-reader.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { everything } from '#test/support/measure/dump-table.ts';

/** An item as it is stored, without any schema of the code under test. */
export type RawItem = Readonly<Record<string, unknown>>;

/**
 * A copy of the table that follows its stream: read as often as a test likes, for the cost of what has changed. Reading the
 * whole table every simulated day would cost more than living the day.
 */
export type TableMirror = {
  readonly items: ReadonlyMap<string, RawItem>;
  /** Reads on; returns how many items have changed since. */
  readonly follow: () => Promise<number>;
  /** The new records of the outbox, each once, as Lambda hands them on. */
  readonly outbox: () => readonly DynamoDBRecord[];
};

export async function mirrorOf(store: Store): Promise<TableMirror> {
  const tables = new DynamoDBClient(databaseAccess());
  await tables.send(new UpdateTableCommand({ TableName: store.table, StreamSpecification: stream }));
  tables.destroy();
  const streamArn = await openTable(databaseAccess(), store.table);
  const client = new DynamoDBStreamsClient(databaseAccess());
  const shards = await readableShards(client, streamArn, {});
  const items = new Map((await everything(store)).map((item) => [placeIn(item), item] as const));
  const reached = new Map<string, string>();
  const waiting: DynamoDBRecord[] = [];
  const follow = async () => {
    const fresh = (
      await Promise.all(shards.map((shard) => readOn(client, streamArn, shard, reached)))
    ).flat();
    for (const record of fresh) {
      const { Keys = {}, NewImage } = record.dynamodb ?? {};
      if (NewImage) items.set(placeIn(plain(Keys)), plain(NewImage));
      else items.delete(placeIn(plain(Keys)));
      if (isForOutbox(record)) waiting.push(lambdaRecord(record, streamArn));
    }
    return fresh.length;
  };
  return { items, follow, outbox: () => waiting.splice(0) };
}

/** The records of a shard after the last one that was read. */
async function readOn(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shard: string,
  reached: Map<string, string>,
) {
  const found = [];
  // Asked for again each time: DynamoDB Local loses an iterator that was there before the first record.
  let iterator = await iteratorOf(client, streamArn, shard, reached.get(shard));
  for (;;) {
    const { records, next } = await readShard(client, iterator);
    found.push(...records);
    const last = records.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) reached.set(shard, last);
    if (!next) throw new Error('a shard has ended: start over');
    if (records.length === 0) return found;
    iterator = next;
  }
}

function plain(image: Readonly<Record<string, AttributeValue>>): RawItem {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, native(value)]));
}

/** The client of streams gives an empty list or map as a value without any type. */
function native({ S, N, BOOL, NULL, L, M, SS }: AttributeValue): unknown {
  if (N !== undefined) return Number(N);
  if (L !== undefined) return L.map(native);
  if (M !== undefined) return plain(M);
  return S ?? BOOL ?? (NULL ? null : (SS ?? []));
}

function placeIn({ pk, sk }: RawItem): string {
  return `${pk} ${sk}`;
}
