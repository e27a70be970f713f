import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Store } from '#functions/store/client.ts';
import { stream } from '#infra/local/database/create-table.ts';
import { openTable } from '#infra/local/database/open-table.ts';
import { isForOutbox, lambdaRecord } from '#infra/local/stream/lambda-event.ts';
import { iteratorOf, readableShards, readShard } from '#infra/local/stream/shard-reader.ts';
import { databaseAccess } from './database.ts';

/** Returns every record of the outbox from the stream so far, oldest first, as Lambda hands it to a function. */
export type Outbox = () => Promise<readonly DynamoDBRecord[]>;

/** Enables the table's stream, and follows it: earlier writes are not in it. */
export async function openOutbox({ table }: Pick<Store, 'table'>): Promise<Outbox> {
  const tables = new DynamoDBClient(databaseAccess());
  await tables.send(new UpdateTableCommand({ TableName: table, StreamSpecification: stream }));
  tables.destroy();
  const streamArn = await openTable(databaseAccess(), table);
  const client = new DynamoDBStreamsClient(databaseAccess());
  const shards = await readableShards(client, streamArn, {});
  const reached = new Map<string, string>();
  const found: DynamoDBRecord[] = [];
  return async () => {
    await Promise.all(
      shards.map(async (shard) => {
        // Asked for again each time: DynamoDB Local loses an iterator that was there before the first record.
        let iterator = await iteratorOf(client, streamArn, shard, reached.get(shard));
        for (;;) {
          const { records, next } = await readShard(client, iterator);
          found.push(...records.filter(isForOutbox).map((record) => lambdaRecord(record, streamArn)));
          const last = records.at(-1)?.dynamodb?.SequenceNumber;
          if (last !== undefined) reached.set(shard, last);
          if (!next) throw new Error('a shard has ended: start over');
          iterator = next;
          if (records.length === 0) return;
        }
      }),
    );
    return found.sort((one, other) => (numberOf(one) < numberOf(other) ? -1 : 1));
  };
}

/** The id of the record that an event is about. */
export function recordIdOf({ dynamodb }: DynamoDBRecord): string {
  return dynamodb?.NewImage?.id?.S ?? '';
}

function numberOf({ dynamodb }: DynamoDBRecord): bigint {
  return BigInt(dynamodb?.SequenceNumber ?? 0);
}
