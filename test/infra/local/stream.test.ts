import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import type { LocalOptions } from '#infra/local/local-options.ts';
import { startStandIns, writeRecord } from '#test/support/hosts/local-project.ts';

type Batch = { readonly Records: readonly DynamoDBRecord[] };
type Outbox = (batch: readonly string[], records: readonly DynamoDBRecord[]) => unknown;

const idOf = (record: DynamoDBRecord) => record.dynamodb?.NewImage?.sk?.S ?? '';
const sequenceOf = (record: DynamoDBRecord) => record.dynamodb?.SequenceNumber ?? '';
const failing = (...records: (DynamoDBRecord | undefined)[]) => ({
  batchItemFailures: records.map((record) => ({ itemIdentifier: record && sequenceOf(record) })),
});

/** A host whose outbox function does what `outbox` does, and the ids of each batch that it heard. */
async function host(outbox: Outbox = () => undefined, options: LocalOptions = {}) {
  const batches: string[][] = [];
  const standIn = (event: unknown) => {
    const { Records } = event as Batch;
    const ids = Records.map(idOf);
    batches.push(ids);
    return outbox(ids, Records);
  };
  const local = await startStandIns({ outbox: standIn }, options);
  return { local, batches, heard: () => batches.flat() };
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a record reaches the outbox function as Lambda would hand it over', async () => {
  const events: Batch[] = [];
  const { local } = await host((_ids, Records) => events.push({ Records }));
  await writeRecord(local, 'one');
  await local.drain();
  expect(events).toHaveLength(1);
  expect(events[0]?.Records).toEqual([
    {
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: expect.any(String),
      eventSourceARN: expect.stringContaining(':table/fairslot/stream/'),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'records' }, sk: { S: 'one' } },
        NewImage: { pk: { S: 'records' }, sk: { S: 'one' }, kind: { S: 'record' }, bytes: { B: 'AQI=' } },
        SequenceNumber: expect.any(String),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_IMAGE',
      },
    },
  ]);
});

test('only new items of the outbox’s kind are delivered: no other kind, and no later change', async () => {
  const { local, heard } = await host();
  await writeRecord(local, 'seat', 'seat');
  await writeRecord(local, 'one');
  await writeRecord(local, 'one', 'record', 3);
  await local.drain();
  expect(heard()).toEqual(['one']);
});

test('records come in order, ten at most at once', async () => {
  const { local, batches, heard } = await host();
  const ids = Array.from({ length: 25 }, (_, index) => `r${String(index).padStart(2, '0')}`);
  for (const id of ids) await writeRecord(local, id);
  await local.drain();
  expect(heard()).toEqual(ids);
  expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(10);
});

/** Holds the first batch back until all are written, so that they come as one. */
async function together(outbox: Outbox, ids: readonly string[], options: LocalOptions = {}) {
  const gate = Promise.withResolvers<void>();
  const running = await host(async (batch, records) => {
    if (batch[0] === 'gate') return gate.promise;
    return outbox(batch, records);
  }, options);
  await writeRecord(running.local, 'gate');
  await expect.poll(() => running.heard()).toEqual(['gate']);
  for (const id of ids) await writeRecord(running.local, id);
  gate.resolve();
  await running.local.drain();
  return { ...running, batches: running.batches.slice(1) };
}

test('of a partial failure the records from the first failed one on come again, the earlier ones do not', async () => {
  let failed = false;
  const { batches, local } = await together(
    (batch, records) => {
      if (failed || batch.length < 4) return undefined;
      failed = true;
      return failing(records[3], records[1]);
    },
    ['a', 'b', 'c', 'd'],
  );
  expect(batches).toEqual([
    ['a', 'b', 'c', 'd'],
    ['b', 'c', 'd'],
  ]);
  expect(local.deadLetters).toEqual([]);
});

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('broken on purpose');
    },
  ],
  ['names a record that it was not given', () => ({ batchItemFailures: [{ itemIdentifier: 'nobody' }] })],
])('a function that %s gets the whole batch again', async (_what, fail) => {
  let calls = 0;
  const { batches } = await together(() => (++calls === 1 ? fail() : undefined), ['a', 'b']);
  expect(batches).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('a record that never succeeds becomes a dead letter after its attempts, alone, and the rest is delivered', async () => {
  const onDeadLetter: unknown[] = [];
  const { batches, local } = await together(
    (batch, records) => (batch.includes('bad') ? failing(records[batch.indexOf('bad')]) : undefined),
    ['good', 'bad', 'last'],
    { attempts: 3, onDeadLetter: (letter) => onDeadLetter.push(letter) },
  );
  expect(batches).toEqual([['good', 'bad', 'last'], ['bad', 'last'], ['bad', 'last'], ['last']]);
  expect(local.deadLetters).toHaveLength(1);
  expect(local.deadLetters[0]).toMatchObject({
    entry: 'outbox',
    event: { dynamodb: { Keys: { sk: { S: 'bad' } } } },
  });
  expect(onDeadLetter).toEqual(local.deadLetters);
});

test('each record has its own attempts: one that succeeds late takes none from the next', async () => {
  const trials = new Map<string, number>();
  const { local } = await together(
    (batch, records) => {
      const stuck = batch.findIndex((id) => {
        trials.set(id, (trials.get(id) ?? 0) + 1);
        return (trials.get(id) ?? 0) < 3;
      });
      return stuck < 0 ? undefined : failing(records[stuck]);
    },
    ['a', 'b', 'c'],
    { attempts: 3 },
  );
  expect(local.deadLetters).toEqual([]);
  expect([...trials]).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
  ]);
});

test('a second run resumes after the last delivered record, and gets those written in between', async () => {
  const folder = ownFolder();
  const first = await host(() => undefined, { folder });
  await writeRecord(first.local, 'one');
  await first.local.drain();
  await first.local.stop();
  await writeRecord(first.local, 'two');
  const second = await host(() => undefined, { folder });
  await writeRecord(second.local, 'three');
  await second.local.drain();
  expect(first.heard()).toEqual(['one']);
  expect(second.heard()).toEqual(['two', 'three']);
});

test('a record whose delivery failed when the host stopped is delivered by the next run', async () => {
  const folder = ownFolder();
  const first = await host((_ids, records) => failing(records[0]), { folder, attempts: 100, waitMs: 5 });
  await writeRecord(first.local, 'one');
  await expect.poll(() => first.heard().length).toBeGreaterThan(1);
  await first.local.stop();
  const second = await host(() => undefined, { folder });
  await second.local.drain();
  expect(second.heard()).toEqual(['one']);
});
