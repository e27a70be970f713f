import type { entries } from '#functions/entries.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';
import type { Policy } from './security-headers.ts';

type HttpEntry = Extract<(typeof entries)[number], { trigger: { kind: 'http' } }>;
type RouteOf<E extends HttpEntry> = E['trigger']['routes'][number];

/** The names of an entry's routes, as `GET /i/{token}`. */
export type RouteName<Name extends HttpEntry['name']> =
  RouteOf<Extract<HttpEntry, { name: Name }>> extends infer R extends { method: string; path: string }
    ? R extends unknown
      ? `${R['method']} ${R['path']}`
      : never
    : never;

type Replied = Promise<Reply> | Reply;

type Limits = {
  /** The largest body in bytes; 8 KB unless given. */
  readonly bodyLimit?: number;
  /** What its pages may load, beyond the strict policy. */
  readonly policy?: Policy;
};

/** A route for anybody. */
type OpenRoute = Limits & { readonly open: true; readonly respond: (request: Request) => Replied };

/** A route that only runs for a principal: a request without one never reaches it. */
type GuardedRoute<Principal> = Limits & {
  readonly open?: never;
  readonly respond: (request: Request, principal: Principal) => Replied;
};

export type RouteHandler<Principal> = OpenRoute | GuardedRoute<Principal>;

/** Every route of the entry `Name`, none left out and none invented. */
export type Routes<Name extends HttpEntry['name'], Principal> = Readonly<
  Record<RouteName<Name>, RouteHandler<Principal>>
>;
