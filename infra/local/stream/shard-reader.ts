import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';

/** How far each shard was read: the last sequence number, or `ended` once it is closed and read to its end. */
export type Checkpoint = Readonly<Record<string, string>>;

export const ENDED = 'ended';

/** The shards to read now: those that have not been read to their end, but whose parent has. */
export async function readableShards(
  client: DynamoDBStreamsClient,
  streamArn: string,
  read: Checkpoint,
): Promise<readonly string[]> {
  const shards: Shard[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    after = StreamDescription?.LastEvaluatedShardId;
  } while (after);
  const ids = new Set(shards.map((shard) => shard.ShardId));
  const isOpen = (id: string | undefined) => id !== undefined && ids.has(id) && read[id] !== ENDED;
  return shards.flatMap(({ ShardId: id, ParentShardId: parent }) =>
    id !== undefined && isOpen(id) && !isOpen(parent) ? [id] : [],
  );
}

/** Reads the records at `iterator`. Returns them and the next iterator, or none if the shard has ended. */
export async function readShard(
  client: DynamoDBStreamsClient,
  iterator: string,
): Promise<{ readonly records: readonly StreamRecord[]; readonly next: string | undefined }> {
  const { Records, NextShardIterator } = await client.send(
    new GetRecordsCommand({ ShardIterator: iterator }),
  );
  return { records: Records ?? [], next: NextShardIterator };
}

/** An iterator that begins after a sequence number, or at the oldest record if that one has expired. */
export async function iteratorOf(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shard: string,
  after: string | undefined,
): Promise<string> {
  const oldest = { StreamArn: streamArn, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' } as const;
  const next = { ...oldest, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const;
  try {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand(after === undefined ? oldest : next),
    );
    if (ShardIterator === undefined) throw new Error(`shard ${shard} cannot be read`);
    return ShardIterator;
  } catch (cause) {
    if (after === undefined || !(cause instanceof TrimmedDataAccessException)) throw cause;
    return iteratorOf(client, streamArn, shard, undefined);
  }
}
