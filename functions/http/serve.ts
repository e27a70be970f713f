import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { entries } from '#functions/entries.ts';
import { log } from '#functions/runtime/log.ts';
import { type GatewayReply, type Reply, toGateway } from './reply.ts';
import { type Request, readRequest } from './request.ts';
import { securityHeaders } from './security-headers.ts';

type HttpEntry = Extract<(typeof entries)[number], { trigger: { kind: 'http' } }>;
type RouteOf<E extends HttpEntry> = E['trigger']['routes'][number];

/** The names of an entry's routes, as `GET /i/{token}`. */
export type RouteName<Name extends HttpEntry['name']> =
  RouteOf<Extract<HttpEntry, { name: Name }>> extends infer R extends { method: string; path: string }
    ? R extends unknown
      ? `${R['method']} ${R['path']}`
      : never
    : never;

export type Respond = (request: Request) => Promise<Reply> | Reply;

/** Looks at a request before its route does. What it answers, if anything, is the answer. */
export type Guard = (request: Request) => Promise<Reply | undefined>;

/** What answers when no route is met, and when something broke. Neither may throw. */
export type LastResorts = {
  readonly notFound: (request: Request) => Reply;
  readonly broken: (request: Request, error: unknown) => Reply;
};

type Served = {
  readonly routes: Readonly<Record<string, Respond>>;
  readonly guard: Guard;
  readonly fallbacks: LastResorts;
};

/**
 * The Lambda handler of an HTTP entry: event to request, request past the guard to a reply by its route, reply to
 * response. Whatever is thrown is caught here, once: logged with its cause, and answered without a word of it.
 */
export function serve(served: Served) {
  const { fallbacks } = served;
  return middy<unknown, GatewayReply, Error, Context>()
    .handler(async (event) => toGateway(await respond(served, readRequest(event)), securityHeaders))
    .onError(({ event, error, context }) => {
      const request = readRequest(event);
      log.error('broken', { error, route: request.route, requestId: context?.awsRequestId });
      return toGateway(fallbacks.broken(request, error), securityHeaders);
    });
}

async function respond({ routes, guard, fallbacks }: Served, request: Request): Promise<Reply> {
  const began = performance.now();
  const own = Object.hasOwn(routes, request.route) ? routes[request.route] : undefined;
  const route = own ?? fallbacks.notFound;
  const reply = (await guard(request)) ?? (await route(request));
  const milliseconds = Math.round(performance.now() - began);
  log.info('answered', { route: request.route, status: reply.status, milliseconds });
  return reply;
}
