import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { now } from '#functions/runtime/clock.ts';
import { log } from '#functions/runtime/log.ts';
import { type GatewayReply, type Reply, toGateway } from './reply.ts';
import { type Request, readRequest } from './request.ts';
import type { RouteHandler } from './routes.ts';
import { type Policy, securityHeaders } from './security-headers.ts';

/** No plain form of ours comes near it. */
const BODY_LIMIT = 8 * 1024;

/** The most bytes of a placeholder's value. A key of the table takes no more than 1,024, together with what stands before it. */
const LONGEST_NAME = 512;

/** One group of callers, and how they are served. */
export type Front<Principal> = {
  readonly routes: Readonly<Record<string, RouteHandler<Principal>>>;
  /** Who asks, proven by what the request carries; `undefined` for nobody that we know. Runs once a request. */
  readonly authenticate: (request: Request) => Promise<Principal | undefined>;
  /** What a principal is told who is not let through: who asks too often, or may not do this. Runs before the route. */
  readonly turnAway?: (request: Request, principal: Principal) => Reply | undefined;
  /** Adds to what a principal's route replied, as a cookie that is renewed. */
  readonly finish?: (request: Request, principal: Principal, reply: Reply) => Reply;
  /** What all pages of the front may load, beyond the strict policy. */
  readonly policy?: Policy;
  readonly fallbacks: Fallbacks;
};

type Fallbacks = {
  /** For a request that meets no route. */
  readonly notFound: (request: Request) => Reply;
  /** For a request without a principal to a route that needs one. */
  readonly unauthenticated: (request: Request) => Promise<Reply> | Reply;
  /** When something broke. It must not throw. */
  readonly failed: (request: Request, error: unknown) => Reply;
};

/**
 * The Lambda handler of an HTTP entry. An event becomes a request, with the time at which it came in; then the request is
 * authenticated, let through and answered by its route. An error is caught here, once: logged with its cause, and answered
 * without a word of it.
 */
export function serve<Principal>(front: Front<Principal>) {
  const { fallbacks } = front;
  const bodyLimitOf = (route: string) => routeOf(front, route)?.bodyLimit ?? BODY_LIMIT;
  const send = (request: Request, reply: Reply) =>
    toGateway(reply, securityHeaders(front.policy, routeOf(front, request.route)?.policy));
  return middy<unknown, GatewayReply, Error, Context>()
    .before((invocation) => {
      invocation.event = readRequest(invocation.event, { now: now(), bodyLimitOf });
    })
    .handler(async (event) => {
      const request = event as Request;
      const began = performance.now();
      const reply = send(request, await respond(front, request));
      const milliseconds = Math.round(performance.now() - began);
      log.info('answered', { route: request.route, status: reply.statusCode, milliseconds });
      return reply;
    })
    .onError(({ event, error, context }) => {
      const request = event as Request;
      log.error('request failed', { error, route: request.route, requestId: context?.awsRequestId });
      return send(request, fallbacks.failed(request, error));
    });
}

async function respond<Principal>(front: Front<Principal>, request: Request): Promise<Reply> {
  const { authenticate, turnAway, finish, fallbacks } = front;
  const route = routeOf(front, request.route);
  if (!route || !Object.values(request.params).every(canName)) return fallbacks.notFound(request);
  if (route.open) return route.respond(request);
  const principal = await authenticate(request);
  if (principal === undefined) return fallbacks.unauthenticated(request);
  const reply = turnAway?.(request, principal) ?? (await route.respond(request, principal));
  return finish?.(request, principal, reply) ?? reply;
}

function routeOf<Principal>({ routes }: Front<Principal>, name: string): RouteHandler<Principal> | undefined {
  return Object.hasOwn(routes, name) ? routes[name] : undefined;
}

/** Whether something of ours can be called that: a value that is empty, too long for a key or no text names nothing. */
function canName(value: string): boolean {
  return value !== '' && value.isWellFormed() && Buffer.byteLength(value) <= LONGEST_NAME;
}
