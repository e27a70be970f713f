import type { DynamoDBStreamsClient, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { repeat } from '#infra/local/process/repeat.ts';
import { inTurn } from '#infra/local/process/serial-queue.ts';
import { type DeliverOptions, deliver } from './deliver-batch.ts';
import { isForOutbox, lambdaRecord, sequenceOf } from './lambda-event.ts';
import { type Checkpoint, ENDED, iteratorOf, readableShards, readShard } from './shard-reader.ts';

export type StreamOptions = DeliverOptions & {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  /** How many records are handed over at once. */
  readonly batchSize: number;
  readonly everyMs: number;
  /** How far an earlier run came, and where to note how far this one does. */
  readonly checkpoint: Checkpoint;
  readonly note: (checkpoint: Checkpoint) => void;
};

export type Stream = {
  /** Resolves when all that was written before the call is delivered, or given up. */
  drain(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Follows the table's stream, shard by shard and in order, and delivers what the outbox filter lets through. How far it
 * came is noted as it goes, so that a later run goes on from there: a record may come twice, none is left out.
 */
export function followStream(options: StreamOptions): Stream {
  const turn = inTurn();
  const read = reader(options);
  const pass = (signal: AbortSignal) => turn(async () => !signal.aborted && read(signal));
  const stopping = new AbortController();
  const loop = repeat(pass, options.everyMs, options.failed);
  return {
    async drain() {
      while (await pass(stopping.signal));
    },
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}

/**
 * Answers a function that reads every shard once, and says whether there was anything. Which shards there are is asked
 * again when one has ended: only then do new ones begin.
 */
function reader(options: StreamOptions): (signal: AbortSignal) => Promise<boolean> {
  const { client, streamArn, note } = options;
  const iterators = new Map<string, string>();
  let checkpoint = options.checkpoint;
  const reached = (shard: string, sequence: string) => {
    checkpoint = { ...checkpoint, [shard]: sequence };
    note(checkpoint);
  };
  const readOne = async (shard: string, signal: AbortSignal) => {
    const kept = iterators.get(shard);
    iterators.delete(shard);
    const iterator = kept ?? (await iteratorOf(client, streamArn, shard, checkpoint[shard]));
    const { records, next } = await readShard(client, iterator);
    await handOver(options, records, (sequence) => reached(shard, sequence), signal);
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

async function handOver(
  options: StreamOptions,
  records: readonly StreamRecord[],
  reached: (sequence: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const wanted = records.filter(isForOutbox).map((record) => lambdaRecord(record, options.streamArn));
  for (let from = 0; from < wanted.length; from += options.batchSize) {
    await deliver(options, wanted.slice(from, from + options.batchSize), reached, signal);
  }
  const last = records.at(-1);
  if (last) reached(sequenceOf(last));
}
