import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { databaseCalls } from './database-calls.ts';
import type { Answered, Asked } from './environments.ts';
import { meteringWire, type Units } from './metering-wire.ts';

/**
 * One environment of Lambda: a process that loads a handler once and then handles one event at a time. With
 * `BENCH_METERED` its database is behind a wire in this process that meters units; such a process is not timed.
 */
type Reply = { statusCode: number; headers?: Record<string, string>; body?: string };
type Handler = (event: unknown, context: object) => Promise<Reply>;

const [module = ''] = process.argv.slice(2);
const wire = process.env.BENCH_METERED ? await meteringWire() : undefined;
if (wire) process.env.AWS_ENDPOINT_URL_DYNAMODB = wire.url;
const { handler } = (await import(pathToFileURL(module).href)) as { handler: Handler };

process.on('message', (asked: Asked) => {
  void answer(asked).then((answered) => process.send?.(answered));
});
process.once('disconnect', () => process.exit());
process.send?.('ready');

async function answer({ event, wantsBody = false }: Asked): Promise<Answered> {
  const calls = databaseCalls();
  const units = wire?.units();
  const began = performance.now();
  const { statusCode, headers, body = '' } = await replyTo(event);
  const milliseconds = performance.now() - began;
  const after = databaseCalls();
  return {
    status: statusCode,
    location: headers?.location ?? '',
    bytes: Buffer.byteLength(body),
    ...(wantsBody || statusCode >= 500 ? { body } : {}),
    milliseconds,
    requests: after.requests - calls.requests,
    roundTrips: after.roundTrips - calls.roundTrips,
    ...(wire && units ? { units: difference(units, wire.units()), writes: wire.takeWrites() } : {}),
  };
}

/** Event and reply pass as JSON, as through Lambda. A handler that throws is a 502 of the gateway. */
async function replyTo(event: object): Promise<Reply> {
  const context = {
    awsRequestId: randomUUID(),
    functionName: 'bench',
    getRemainingTimeInMillis: () => 30_000,
  };
  try {
    const reply = await handler(JSON.parse(JSON.stringify(event)), context);
    return JSON.parse(JSON.stringify(reply)) as Reply;
  } catch (error) {
    return { statusCode: 502, body: String(error) };
  }
}

function difference(before: Units, after: Units): Units {
  return {
    read: after.read - before.read,
    write: after.write - before.write,
    index: after.index - before.index,
  };
}
