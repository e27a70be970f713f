import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ListedCoordinator } from '#domain/season/coordinators.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { sessionCookieName } from '#functions/desk/session-cookie.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { signInTokenFor } from '#functions/links/sign-in-token.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { testKeys } from './applicant.ts';
import { type Backstage, openBackstage } from './background-functions.ts';

export const host = 'interviews.example.org';

/** What a request says besides its route. */
export type Asked = {
  readonly token?: string;
  /** The placeholders of the route, besides `token`. */
  readonly params?: Readonly<Record<string, string>>;
  /** By name, or as pairs where a name is there several times. */
  readonly form?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  /** The body as it is sent, where it is no plain form. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string | undefined;
  readonly source?: string;
  readonly query?: string;
  /** Other cookies than that of the session. */
  readonly others?: Readonly<Record<string, string>>;
};

/** The desk function as Lambda would run it, on a table of its own, beside the functions that nobody waits for. */
export type RunningDesk = {
  readonly store: Store;
  readonly stage: Backstage;
  readonly send: (route: string, asked?: Asked) => Promise<GatewayReply>;
  /** The token of the newest link that was asked for. */
  readonly newestToken: () => Promise<string>;
  /** Signs in by a link, and returns the value of the session's cookie. */
  readonly signIn: (address: string, cookie?: string) => Promise<string>;
  /** Puts the season with other coordinators, as an applied file does. */
  readonly list: (coordinators: readonly ListedCoordinator[]) => Promise<void>;
  readonly setClock: (to: Instant) => void;
  readonly stop: () => Promise<void>;
};

/** Loads the desk for `season`, whose `coordinators` may sign in. */
export async function runDesk(season: Season): Promise<RunningDesk> {
  const store = await seedSeason(season);
  const stage = await openBackstage(store, season.id);
  const { handler } = await import('#functions/handlers/desk.ts');
  const send = async (route: string, asked: Asked = {}) =>
    (await handler(deskEvent(route, asked), { awsRequestId: 'test' } as never)) as GatewayReply;
  const newestToken = async () => {
    const links = await signInRecords(store, season.id);
    return signInTokenFor({ season: season.id, id: links.at(-1)?.id ?? '' }, testKeys);
  };
  return {
    ...{ store, stage, send, newestToken, setClock: stage.setClock, stop: stage.stop },
    signIn: async (address, cookie) => {
      await send('POST /desk/sign-in', { form: { address } });
      const reply = await send('POST /desk/sign-in/{token}', {
        token: await newestToken(),
        form: {},
        cookie,
      });
      return cookieIn(reply);
    },
    list: async (coordinators) => {
      const { version = 0 } = (await readSeason(store, season.id)) ?? {};
      const changed = { ...season, coordinators };
      const put = { kind: 'put-season', season: changed, version: version + 1, replaces: version } as const;
      await commit(store, season.id, [put], randomUUID());
    },
  };
}

/** The value of the session's cookie that a reply sets; empty if it takes it away. Throws if it does neither. */
export function cookieIn({ cookies = [], statusCode }: GatewayReply): string {
  const found = cookies.find((each) => each.startsWith(`${sessionCookieName}=`));
  if (!found) throw new Error(`the reply ${statusCode} sets no session`);
  return found.slice(found.indexOf('=') + 1, found.indexOf(';'));
}

/** The token of a page's forms. */
export function csrfIn({ body }: GatewayReply): string {
  return /name="csrf" value="([\w-]+)"/.exec(body)?.[1] ?? '';
}

/** The records of the links that were asked for, oldest first. */
export async function signInRecords(
  store: Store,
  season: string,
): Promise<readonly { readonly id: string; readonly notices: readonly unknown[] }[]> {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': `season#${season}#desk`, ':prefix': 'signin_' },
      ConsistentRead: true,
    }),
  );
  return Items as { id: string; notices: unknown[] }[];
}

/** The event of a request as API Gateway hands it on: a form comes in base64. */
function deskEvent(route: string, asked: Asked): unknown {
  const { token, form, headers = {}, cookie, source = '203.0.113.7', query = '', others = {} } = asked;
  const params: Readonly<Record<string, string>> = {
    ...asked.params,
    ...(token === undefined ? {} : { token }),
  };
  const [method = 'GET', path = '/'] = route.split(' ');
  const rawPath = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const sent = asked.raw ?? (form && new URLSearchParams(form as Record<string, string>).toString());
  const all = { ...others, ...(cookie ? { [sessionCookieName]: cookie } : {}) };
  const cookies = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: query.replace(/^\?/, ''),
    headers: { host, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
    ...(cookies.length > 0 ? { cookies } : {}),
    requestContext: { domainName: host, http: { method, path: rawPath, sourceIp: source } },
    ...(Object.keys(params).length === 0 ? {} : { pathParameters: params }),
    ...(sent
      ? { body: Buffer.from(sent).toString('base64'), isBase64Encoded: true }
      : { isBase64Encoded: false }),
  };
}
