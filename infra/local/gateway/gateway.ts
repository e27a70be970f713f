import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpListener } from '#infra/local/handlers/listeners.ts';
import { type InvokeEntry, LARGEST_PAYLOAD } from '#infra/local/handlers/load-handlers.ts';
import { type Listening, listen } from '#infra/local/process/listen.ts';
import { readBody } from '#infra/local/process/read-body.ts';
import { gatewayEvent, targetOf } from './event.ts';
import { sendAnswer, sendError } from './reply.ts';
import { meet, type RouteTable, routesOf } from './routes.ts';

/** API Gateway's own limits: of a body and of all headers together, in bytes, and of an answer's time. */
const LARGEST_BODY = 10 * 1024 * 1024;
const LARGEST_HEADERS = 10_240;
const ANSWER_WITHIN_MS = 30_000;

export type GatewayOptions = {
  readonly entries: readonly HttpListener[];
  readonly invoke: InvokeEntry;
  readonly port?: number | undefined;
  readonly failed: (entry: string, cause: unknown) => void;
};

/** An HTTP server on the loopback that stands where API Gateway's HTTP API stands in a deployment. */
export function startGateway(options: GatewayOptions): Promise<Listening> {
  const routes = routesOf(options.entries);
  const server = createServer({ maxHeaderSize: LARGEST_HEADERS }, (request, response) => {
    answer(options, routes, request, response).catch((cause: unknown) => {
      options.failed('the gateway', cause);
      response.destroy();
    });
  });
  return listen(server, options.port);
}

async function answer(
  { invoke, failed }: GatewayOptions,
  routes: RouteTable,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, LARGEST_BODY);
  const target = targetOf(request.url ?? '');
  if (!target) return sendError(response, 400);
  const met = meet(routes, request.method ?? '', target.path);
  if (!met) return sendError(response, 404);
  const event = body && gatewayEvent(request, target, met, body);
  if (!event || JSON.stringify(event).length > LARGEST_PAYLOAD) return sendError(response, 413);
  try {
    sendAnswer(response, await inTime(met.entry, invoke(met.entry, event)));
  } catch (cause) {
    failed(met.entry, cause);
    sendError(response, cause instanceof TooLate ? 503 : 500);
  }
}

class TooLate extends Error {}

/** What `answer` gives, or a refusal to wait any longer. */
async function inTime(entry: string, answer: Promise<unknown>): Promise<unknown> {
  const answered = new AbortController();
  const late = pause(ANSWER_WITHIN_MS, undefined, { signal: answered.signal }).then(() => {
    throw new TooLate(`${entry} took longer than ${ANSWER_WITHIN_MS / 1000} s`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => {});
    answered.abort();
  }
}
