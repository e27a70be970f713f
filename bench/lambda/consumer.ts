import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DynamoDBStreamsClient, TrimmedDataAccessException } from '@aws-sdk/client-dynamodb-streams';
import { importFrom } from './checkout.ts';
import type { ConsumerSetting } from './start-consumer.ts';

/** The consumers of a table's stream, as one process: what runs in Lambda beside the environments of applicants. */
type Stream = { drain(): Promise<void> };
type Handler = (event: unknown, context: object) => Promise<unknown>;

/** Once a second, as long as a deployment gathers a batch, and as many records at once as it hands over. */
const POLL_MS = 1_000;
const BATCH = 10;

const { root, followStream, modules, streamArn } = JSON.parse(process.argv[2] ?? '') as ConsumerSetting;
const client = new DynamoDBStreamsClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '' });
const deadLetters: string[] = [];
const streams = await Promise.all(modules.map(follow));

process.on('message', () => {
  void drain().then(() => process.send?.(deadLetters.splice(0)));
});
process.once('disconnect', () => process.exit());
process.send?.('ready');

/** A failed batch is retried, as in Lambda; only a batch that is given up stops the bench. */
function failed(cause: unknown): void {
  // DynamoDB Local refuses the first iterator of an empty shard once records have come; the next pass takes another.
  if (cause instanceof TrimmedDataAccessException) return;
  process.stderr.write(`consumer of the stream: ${cause}\n`);
}

/** Resolves when the streams are read to their end; a pass that fails is repeated from the last checkpoint. */
async function drain(tries = 3): Promise<void> {
  try {
    await Promise.all(streams.map((stream) => stream.drain()));
  } catch (cause) {
    if (tries === 1) throw cause;
    await drain(tries - 1);
  }
}

async function follow(module: string): Promise<Stream> {
  const { handler } = await importFrom<{ handler: Handler }>(root, module);
  const local = await importFrom<{ followStream: (options: object) => Stream }>(root, followStream);
  const deadLetter = (letter: object) => void deadLetters.push(JSON.stringify(letter).slice(0, 500));
  return local.followStream({
    ...{ client, streamArn, entry: join(root, module), attempts: 3, waitMs: 100 },
    invoke: async (event: unknown) => {
      const context = { awsRequestId: randomUUID(), getRemainingTimeInMillis: () => 60_000 };
      return JSON.parse(JSON.stringify((await handler(event, context)) ?? null));
    },
    failed,
    // A dead letter goes by one name in version 0.1.0 and by another since.
    // The release calls these two by other names.
    ...{ bury: deadLetter, addDeadLetter: deadLetter },
    ...{ batchSize: BATCH, everyMs: POLL_MS, checkpoint: {}, note: () => {}, saveCheckpoint: () => {} },
  });
}
