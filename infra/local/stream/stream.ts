import type { DynamoDBStreamsClient, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { poll } from '#infra/local/process/poll.ts';
import { serialQueue } from '#infra/local/process/serial-queue.ts';
import { type DeliverOptions, deliverBatch } from './deliver-batch.ts';
import { isForOutbox, lambdaRecord, sequenceOf } from './lambda-event.ts';
import { type Checkpoint, ENDED, iteratorOf, readableShards, readShard } from './shard-reader.ts';

export type StreamOptions = DeliverOptions & {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  /** Which records are delivered: those of the outbox, unless something else is said. */
  readonly isWanted?: (record: StreamRecord) => boolean;
  /** The most records in one invocation. */
  readonly batchSize: number;
  readonly everyMs: number;
  /** The checkpoint of an earlier run, and a function that saves the one of this run. */
  readonly checkpoint: Checkpoint;
  readonly saveCheckpoint: (checkpoint: Checkpoint) => void;
};

export type Stream = {
  /** Resolves when every record written before the call has been delivered, or is a dead letter. */
  drain(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Reads the table's stream, shard by shard and in order, and delivers the records that are wanted. It saves checkpoints, so
 * that a later run resumes there: delivery is at least once.
 */
export function followStream(options: StreamOptions): Stream {
  const turn = serialQueue();
  const read = reader(options);
  const readOnce = (signal: AbortSignal) => turn(async () => !signal.aborted && read(signal));
  const stopping = new AbortController();
  const loop = poll(readOnce, options.everyMs, options.failed);
  return {
    async drain() {
      while (await readOnce(stopping.signal));
    },
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}

/**
 * Returns a function that reads every shard once, and returns whether there were records. It lists the shards again
 * when one has ended, because only then do new ones begin.
 */
function reader(options: StreamOptions): (signal: AbortSignal) => Promise<boolean> {
  const { client, streamArn, saveCheckpoint: note } = options;
  const iterators = new Map<string, string>();
  let checkpoint = options.checkpoint;
  const reached = (shard: string, sequence: string) => {
    checkpoint = { ...checkpoint, [shard]: sequence };
    note(checkpoint);
  };
  const readOne = async (shard: string, signal: AbortSignal) => {
    const known = iterators.get(shard);
    iterators.delete(shard);
    const iterator = known ?? (await iteratorOf(client, streamArn, shard, checkpoint[shard]));
    const { records, next } = await readShard(client, iterator);
    await deliverRecords(options, records, (sequence) => reached(shard, sequence), signal);
    if (next === undefined) reached(shard, ENDED);
    else iterators.set(shard, next);
    return records.length > 0 || next === undefined;
  };
  let shards: readonly string[] = [];
  return async (signal) => {
    if (shards.length === 0 || shards.some((shard) => checkpoint[shard] === ENDED)) {
      shards = await readableShards(client, streamArn, checkpoint);
    }
    let moved = false;
    for (const shard of shards) moved = (await readOne(shard, signal)) || moved;
    return moved;
  };
}

async function deliverRecords(
  options: StreamOptions,
  records: readonly StreamRecord[],
  reached: (sequence: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { isWanted = isForOutbox } = options;
  const wanted = records.filter(isWanted).map((record) => lambdaRecord(record, options.streamArn));
  for (let from = 0; from < wanted.length; from += options.batchSize) {
    await deliverBatch(options, wanted.slice(from, from + options.batchSize), reached, signal);
  }
  const last = records.at(-1);
  if (last) reached(sequenceOf(last));
}
