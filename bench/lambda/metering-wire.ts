import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { listen } from '#infra/local/process/listen.ts';
import { type Found, type Meter, meterRequest, newMeter, type Sent } from '#test/support/measure/meter.ts';

/** DynamoDB's units, from the sizes of the items: its Local misreports those of transactions. */
export type Units = { readonly read: number; readonly write: number; readonly index: number };

export type MeteringWire = {
  readonly url: string;
  units(): Units;
  /** The transactions that were carried out since the last call, as JSON. */
  takeWrites(): readonly string[];
  close(): Promise<void>;
};

/** A proxy in front of a DynamoDB, by default this process's, that meters every request that passes. */
export async function meteringWire(
  endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '',
): Promise<MeteringWire> {
  const aside = new DynamoDBClient({ endpoint });
  const meter = newMeter();
  const writes: string[] = [];
  const server = createServer((request, response) => {
    pass(request, response, { endpoint, aside, meter, writes }).catch(() => response.destroy());
  });
  const { url, close } = await listen(server);
  return {
    url,
    units: () => ({ read: meter.readUnits, write: meter.writeUnits, index: meter.indexUnits }),
    takeWrites: () => writes.splice(0),
    close,
  };
}

type Means = {
  readonly endpoint: string;
  readonly aside: DynamoDBClient;
  readonly meter: Meter;
  readonly writes: string[];
};

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { endpoint, aside, meter, writes }: Means,
): Promise<void> {
  const body = await text(request);
  const command = `${String(request.headers['x-amz-target']).split('.').at(-1)}Command`;
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => /^(x-amz|authorization|content-type)/.test(name)),
  ) as Record<string, string>;
  let passed = { status: 0, body: '' };
  await meterRequest(meter, aside, { command, input: JSON.parse(body) as Sent }, async () => {
    // By fetch and not by node:http, so that what passes here is not counted a second time as a call.
    const reply = await fetch(endpoint, { method: 'POST', headers, body });
    passed = { status: reply.status, body: await reply.text() };
    return reply.ok ? (JSON.parse(passed.body) as Found) : undefined;
  });
  if (passed.status === 200 && command === 'TransactWriteItemsCommand') writes.push(body);
  response.writeHead(passed.status, { 'content-type': 'application/x-amz-json-1.0' }).end(passed.body);
}
