import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { readBody } from '#functions/http/body.ts';
import { type GatewayReply, htmlReply, json, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import type { Policy } from '#functions/http/security-headers.ts';
import { type Front, serve } from '#functions/http/serve.ts';
import { log } from '#functions/runtime/log.ts';

/*
 * A front with sessions by cookie, forms against forgery and a larger upload, written on http as it is: nothing of it is
 * known to http.
 */
type Session = { readonly person: string; readonly csrf: string };
const sessions: Readonly<Record<string, Session>> = { s1: { person: 'Sample Coordinator', csrf: 'c1' } };
const cookie = { name: '__Host-session', maxAgeSeconds: 3600 } as const;
const form = z.strictObject({ csrf: z.string(), note: z.string() });

let authenticated: Request[];
let times: string[];
const routes: Readonly<Record<string, RouteHandler<Session>>> = {
  'POST /sign-in': {
    open: true,
    respond: () => ({ ...seeOther('/desk'), cookies: [{ ...cookie, value: 's1' }] }),
  },
  'GET /desk/{list}': {
    respond: ({ params, now }, { person }) => {
      times.push(now);
      return htmlReply(200, `${person} ${params.list}`);
    },
    policy: { 'img-src': ['blob:'], 'form-action': ['https://sign-in.example.org'] },
  },
  'POST /desk/{list}': {
    bodyLimit: 100_000,
    respond: (request, { csrf }) => {
      const read = readBody(request, form);
      if ('problem' in read) return json(400, read.problem);
      return read.body.csrf === csrf ? seeOther('/desk') : json(403, {});
    },
  },
  'GET /open/{list}': { open: true, respond: ({ params }) => htmlReply(200, params.list ?? '') },
  'GET /broken': {
    open: true,
    respond: () => ({ ...htmlReply(200, ''), cookies: [{ ...cookie, value: 'a;b' }] }),
  },
};

const front: Front<Session> = {
  routes,
  authenticate: async (request) => {
    authenticated.push(request);
    return sessions[request.cookies['__Host-session'] ?? ''];
  },
  turnAway: (request, { person }) => (request.query.has('often') ? json(429, { person }) : undefined),
  fallbacks: {
    notFound: () => json(404, {}),
    unauthenticated: () => seeOther('/sign-in'),
    failed: ({ now }) => json(500, { now }),
  },
};
const handler = serve(front);

afterEach(() => {
  vi.restoreAllMocks();
});
beforeEach(() => {
  vi.spyOn(log, 'info').mockImplementation(() => {});
  authenticated = [];
  times = [];
});

const eventFor = (routeKey: string) => ({
  routeKey,
  requestContext: { http: { method: routeKey.split(' ')[0] } },
});

const signedIn = { cookies: ['theme=dark', '__Host-session=s1'], pathParameters: { list: 'today' } };
const send = (route: string, more: object = {}) =>
  handler({ ...eventFor(route), ...more }, {} as never) as Promise<GatewayReply>;
const policyOf = ({ headers }: GatewayReply) => headers['content-security-policy'] ?? '';

describe('a principal', () => {
  test('is proven once a request, and the route gets it with the placeholders of its path', async () => {
    const reply = await send('GET /desk/{list}', signedIn);
    expect([reply.statusCode, reply.body]).toEqual([200, 'Sample Coordinator today']);
    expect(authenticated).toHaveLength(1);
  });

  test.each([
    ['no cookie', {}],
    ['a cookie that is none of ours', { cookies: ['__Host-session=s2'] }],
    ['a cookie of another name', { cookies: ['session=s1'] }],
    ['the cookie as a header, which API Gateway never sends', { headers: { cookie: '__Host-session=s1' } }],
  ])('is needed: with %s no route runs', async (_, event) => {
    const reply = await send('GET /desk/{list}', event);
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/sign-in']);
    expect(times).toEqual([]);
  });

  test('is counted by a throttle before the route runs', async () => {
    const reply = await send('GET /desk/{list}', { ...signedIn, rawQueryString: 'often' });
    expect([reply.statusCode, reply.body]).toEqual([429, '{"person":"Sample Coordinator"}']);
    expect(times).toEqual([]);
  });

  test('is not asked for by an open route, or where there is no route', async () => {
    expect((await send('POST /sign-in')).statusCode).toBe(303);
    expect((await send('$default')).statusCode).toBe(404);
    expect((await send('GET /__proto__')).statusCode).toBe(404);
    expect(authenticated).toEqual([]);
  });
});

describe('a placeholder', () => {
  const named = (list: string) => send('GET /desk/{list}', { ...signedIn, pathParameters: { list } });

  test.each([
    ['is empty', ''],
    ['is longer than a name of ours', 'x'.repeat(513)],
    ['has more bytes than a name of ours, in fewer characters', 'é'.repeat(257)],
    ['is no text', '\ud800'],
  ])('that %s names nothing: nobody is asked for, and no route runs', async (_, list) => {
    expect((await named(list)).statusCode).toBe(404);
    expect((await send('GET /open/{list}', { pathParameters: { list } })).statusCode).toBe(404);
    expect([authenticated, times]).toEqual([[], []]);
  });

  test('of 512 bytes, with any character, comes to its route', async () => {
    for (const list of ['x'.repeat(512), 'é'.repeat(256), '..', '%2F', '%', '\u0000'])
      expect((await named(list)).body).toBe(`Sample Coordinator ${list}`);
  });
});

describe('a cookie', () => {
  test('is set for this host alone, out of reach of scripts and of other sites', async () => {
    const { cookies } = await send('POST /sign-in');
    expect(cookies).toEqual(['__Host-session=s1; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict']);
  });

  test('that would say more than its value is a fault of ours, and none is sent', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
    const reply = await send('GET /broken');
    expect(reply.statusCode).toBe(500);
    expect(reply).not.toHaveProperty('cookies');
    expect(logged).toHaveBeenCalledExactlyOnceWith('request failed', expect.anything());
  });
});

describe('the settings of a route', () => {
  const body = (length: number) => JSON.stringify({ csrf: 'c1', note: 'x'.repeat(length) });
  const post = (route: string, length: number) =>
    send(route, { ...signedIn, headers: { 'content-type': 'application/json' }, body: body(length) });

  test('holds for its body: up to its own limit, and 8 KB for any other', async () => {
    expect((await post('POST /desk/{list}', 90_000)).statusCode).toBe(303);
    expect((await post('POST /desk/{list}', 110_000)).body).toContain('body-too-large');
    const seen: (string | undefined)[] = [];
    const note = ({ body }: Request) => {
      seen.push(body);
      return htmlReply(200, '');
    };
    const plain = serve({
      ...front,
      routes: { 'POST /': { open: true, respond: note } },
    });
    for (const length of [8_192, 8_193])
      await plain({ ...eventFor('POST /'), body: 'x'.repeat(length) }, {} as never);
    expect(seen.map((text) => text?.length)).toEqual([8_192, undefined]);
  });

  test('widens its own policy by the sources that it names, and no other’s', async () => {
    const strict = policyOf(await send('$default'));
    const wide = policyOf(await send('GET /desk/{list}', signedIn));
    expect(wide).toBe(
      strict
        .replace('img-src data:', 'img-src data: blob:')
        .replace("form-action 'self'", "form-action 'self' https://sign-in.example.org"),
    );
    expect(wide).not.toBe(strict);
    expect(policyOf(await send('POST /sign-in'))).toBe(strict);
  });

  test('cannot let another site frame a page: that does not compile', () => {
    // @ts-expect-error: nobody may frame a page of ours
    const policy: Policy = { 'frame-ancestors': ['*'] };
    expect(policy).toBeDefined();
  });
});

test('a form without the token that its page had changes nothing', async () => {
  const sent = (csrf: string) =>
    send('POST /desk/{list}', {
      ...signedIn,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `csrf=${csrf}&note=n`,
    });
  expect((await sent('c1')).statusCode).toBe(303);
  expect((await sent('c2')).statusCode).toBe(403);
});
