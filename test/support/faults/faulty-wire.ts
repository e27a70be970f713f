import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeServer, listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';
import { draw, type FaultRates, type Faults, nothingStruck, rollDice, type Violation } from './faults.ts';

/** A service of AWS behind a wire on which faults strike, for functions that make their clients themselves. */
export type FaultyWire = Faults & {
  readonly url: string;
  /** From now on each transaction is answered as done, and is lost. No service of AWS does that. */
  lie(): void;
  close(): Promise<void>;
};

/**
 * Puts such a wire before the DynamoDB or SES at `upstream`. Faults travel as the answers that AWS gives, or as broken
 * connections; the SDK's own retries meet them too. A stubborn fault strikes every try of one request.
 */
export async function faultyWire(upstream: string, rates: FaultRates, seed: number): Promise<FaultyWire> {
  const dice = rollDice(rates, seed);
  const struck = nothingStruck();
  const stubborn = new Map<string, Violation>();
  const onTheirWay = new Set<Promise<unknown>>();
  let lies = false;
  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  const { url } = await listen(server);

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await collectBody(request, 50_000_000)) ?? Buffer.of();
    const invocation = String(request.headers['amz-sdk-invocation-id'] ?? '');
    const isTransaction = String(request.headers['x-amz-target']).endsWith('.TransactWriteItems');
    if (lies && isTransaction) return answer(response, done);
    const violation = stubborn.get(invocation) ?? draw(dice.random, rates, isTransaction);
    if (violation) struck[violation] += 1;
    if (violation && violation !== 'slow' && dice.isStubborn()) stubborn.set(invocation, violation);
    await meet(violation, request, body, response);
  }

  async function meet(
    violation: Violation | undefined,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const pass = () => handOn(upstream, request, body);
    if (violation === undefined || violation === 'slow') {
      if (violation) await sleep(dice.laterMs());
      return answer(response, await pass());
    }
    const refused = refusals[violation]?.(request, body);
    if (refused) return answer(response, refused);
    if (violation === 'resetAfter') await pass();
    if (violation === 'late')
      onTheirWay.add(
        sleep(dice.laterMs())
          .then(pass)
          .catch(() => undefined),
      );
    response.destroy();
  }

  return {
    ...{ seed, struck, url },
    lie: () => {
      lies = true;
    },
    settled: async () => void (await Promise.allSettled([...onTheirWay])),
    close: () => closeServer(server),
  };
}

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
};

/** The faults that are answers of the service. A connection that breaks is none. */
const refusals: Partial<Record<Violation, (request: IncomingMessage, body: Buffer) => Answer>> = {
  conflict: (_, body) => canceled(body, 'None'),
  mixedConflict: (_, body) => canceled(body, 'ConditionalCheckFailed'),
  inProgress: () => ofDynamo('TransactionInProgressException'),
  throttle: ({ headers }) =>
    headers['x-amz-target'] ? ofDynamo('ProvisionedThroughputExceededException') : sesThrottling,
};

function canceled(body: Buffer, other: string): Answer {
  const { TransactItems = [] } = JSON.parse(body.toString()) as { TransactItems?: readonly unknown[] };
  const codes = TransactItems.map((_, index) => (index === 0 ? 'TransactionConflict' : other));
  return ofDynamo('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });
}

const done: Answer = { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' };

function ofDynamo(name: string, more: object = {}): Answer {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      __type: `com.amazonaws.dynamodb.v20120810#${name}`,
      Message: 'injected',
      ...more,
    }),
  };
}

const sesThrottling: Answer = {
  status: 400,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>Throttling</Code><Message>Maximum sending rate exceeded.</Message></Error><RequestId>injected</RequestId></ErrorResponse>`,
};

async function handOn(upstream: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
  const reply = await fetch(upstream, {
    method: request.method ?? 'POST',
    headers: headers as Record<string, string>,
    body: new Uint8Array(body),
  });
  const { 'content-encoding': ____, 'transfer-encoding': _____, ...kept } = Object.fromEntries(reply.headers);
  return { status: reply.status, headers: kept, body: Buffer.from(await reply.arrayBuffer()) };
}

function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}
