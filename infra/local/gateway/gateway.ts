import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpListener } from '#infra/local/handlers/listeners.ts';
import { type InvokeEntry, LARGEST_PAYLOAD } from '#infra/local/handlers/load-handlers.ts';
import { type Listening, listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';
import { gatewayEvent, requestTarget } from './event.ts';
import { sendError, sendResult } from './reply.ts';
import { matchRoute, type RouteTable, routesOf } from './routes.ts';

/** API Gateway's limits: a body and all headers together, in bytes, and the time for a response. */
const LARGEST_BODY = 10 * 1024 * 1024;
const LARGEST_HEADERS = 10_240;
const ANSWER_WITHIN_MS = 30_000;

export type GatewayOptions = {
  readonly entries: readonly HttpListener[];
  readonly invoke: InvokeEntry;
  readonly port?: number | undefined;
  readonly failed: (entry: string, cause: unknown) => void;
};

/** An HTTP server on the loopback interface, in place of API Gateway's HTTP API. */
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
  const body = await collectBody(request, LARGEST_BODY);
  const target = requestTarget(request.url ?? '');
  if (!target) return sendError(response, 400);
  const route = matchRoute(routes, request.method ?? '', target.path);
  if (!route) return sendError(response, 404);
  const event = body && gatewayEvent(request, target, route, body);
  if (!event || JSON.stringify(event).length > LARGEST_PAYLOAD) return sendError(response, 413);
  try {
    sendResult(response, await withTimeout(route.entry, invoke(route.entry, event)));
  } catch (cause) {
    failed(route.entry, cause);
    sendError(response, cause instanceof GatewayTimeout ? 503 : 500);
  }
}

class GatewayTimeout extends Error {}

/** Returns the result of `answer`, or throws `TooLate` after API Gateway's limit. */
async function withTimeout(entry: string, answer: Promise<unknown>): Promise<unknown> {
  const answered = new AbortController();
  const late = pause(ANSWER_WITHIN_MS, undefined, { signal: answered.signal }).then(() => {
    throw new GatewayTimeout(`${entry} took longer than ${ANSWER_WITHIN_MS / 1000} s`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => {});
    answered.abort();
  }
}
