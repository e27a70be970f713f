import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, onTestFinished, test } from 'vitest';
import type { Checkpoint } from '#infra/local/stream/shard-reader.ts';
import { followStream } from '#infra/local/stream/stream.ts';

/*
 * DynamoDB Local begins a new shard only after hours, so shards that end are played by a mock.
 */
const record = (sequence: string): StreamRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: sequence, NewImage: { kind: { S: 'record' } } },
});

type Played = Shard & { readonly holds: readonly string[]; readonly ends: boolean };

/** A stream of these shards, followed from `checkpoint`; iterators are named after shard and place. */
async function followed(shards: readonly Played[], checkpoint: Checkpoint = {}) {
  const client = new DynamoDBStreamsClient({});
  const mock = mockClient(client);
  mock.on(DescribeStreamCommand).resolves({ StreamDescription: { Shards: [...shards] } });
  mock.on(GetShardIteratorCommand).callsFake(({ ShardId, ShardIteratorType, SequenceNumber }) => {
    const holds = shards.find((shard) => shard.ShardId === ShardId)?.holds ?? [];
    if (ShardIteratorType === 'TRIM_HORIZON') return { ShardIterator: `${ShardId} 0` };
    const place = holds.indexOf(SequenceNumber);
    if (place < 0) throw new TrimmedDataAccessException({ message: 'gone by age', $metadata: {} });
    return { ShardIterator: `${ShardId} ${place + 1}` };
  });
  mock.on(GetRecordsCommand).callsFake(({ ShardIterator }: { ShardIterator: string }) => {
    const [id, place] = ShardIterator.split(' ');
    const shard = shards.find((each) => each.ShardId === id);
    const left = shard?.holds.slice(Number(place)) ?? [];
    const next = shard?.ends ? {} : { NextShardIterator: `${id} ${shard?.holds.length}` };
    return { Records: left.map(record), ...next };
  });
  const heard: string[] = [];
  let reached: Checkpoint = checkpoint;
  const stream = followStream({
    client,
    streamArn: 'a-stream',
    entry: 'outbox',
    invoke: async (event) => {
      const { Records } = event as { Records: StreamRecord[] };
      heard.push(...Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ''));
    },
    attempts: 1,
    waitMs: 1,
    failed: () => {},
    addDeadLetter: () => {},
    batchSize: 10,
    everyMs: 5,
    checkpoint,
    saveCheckpoint: (checkpoint) => {
      reached = checkpoint;
    },
  });
  onTestFinished(() => stream.stop());
  await stream.drain();
  return {
    heard,
    reached: () => reached,
    asked: () => mock.commandCalls(DescribeStreamCommand).length,
    stream,
  };
}

test('a shard is read to its end before the one that follows it', async () => {
  const { heard, reached } = await followed([
    { ShardId: 'child', ParentShardId: 'parent', holds: ['3', '4'], ends: false },
    { ShardId: 'parent', holds: ['1', '2'], ends: true },
  ]);
  expect(heard).toEqual(['1', '2', '3', '4']);
  expect(reached()).toEqual({ parent: 'ended', child: '4' });
});

test('a shard whose parent is gone by age is read', async () => {
  const { heard } = await followed([{ ShardId: 'child', ParentShardId: 'gone', holds: ['3'], ends: false }]);
  expect(heard).toEqual(['3']);
});

test('a noted position is not read again, and an ended shard stays ended', async () => {
  const shards = [
    { ShardId: 'parent', holds: ['1', '2'], ends: true },
    { ShardId: 'child', ParentShardId: 'parent', holds: ['3', '4'], ends: false },
  ];
  const { heard } = await followed(shards, { parent: 'ended', child: '3' });
  expect(heard).toEqual(['4']);
});

test('where the noted place is gone by age, reading goes on at the oldest record', async () => {
  const { heard } = await followed([{ ShardId: 'only', holds: ['8', '9'], ends: false }], { only: '5' });
  expect(heard).toEqual(['8', '9']);
});

test('while no shard ends, nobody asks again which shards there are', async () => {
  const { stream, asked } = await followed([{ ShardId: 'only', holds: ['1'], ends: false }]);
  for (let time = 0; time < 5; time += 1) await stream.drain();
  expect(asked()).toBe(1);
});
