import { createHash } from 'node:crypto';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { answersOfLink } from '#functions/applicant/link-throttle.ts';
import { entries } from '#functions/entries.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { invitationFor, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import {
  eventFor,
  type RunningApplicant,
  runApplicant,
  type Sent,
  testKeys,
} from '#test/support/hosts/applicant.ts';

/*
 * The headers of a reply, on every route and for every way in which a request can end.
 */
const season = winterSeason({ kept: 2 });
const linkOf = (name: string, generation = 1) =>
  tokenFor({ season: season.id, id: `offer_${name}`, generation }, testKeys);

let applicant: RunningApplicant;
beforeAll(async () => {
  const store = await seedSeason(season);
  await invite(
    store,
    season,
    ['any', 'open', 'one', 'two'].map((name) => invitationFor(name, 'preliminary')),
  );
  applicant = await runApplicant(store);
  vi.stubEnv(environmentNames.clockShift, String(Date.parse('2030-10-29T12:00Z') - Date.now()));
});
afterAll(() => applicant.stop());
afterEach(() => {
  vi.restoreAllMocks();
});

const send = (route: string, sent: Sent = {}) => applicant.invoke(eventFor(route, sent));

const routes = entries
  .flatMap(({ name, trigger }) => (name === 'applicant' ? [...trigger.routes] : []))
  .flatMap(({ method, path }) =>
    method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`],
  );

/** Written out here once more: a header that is lost, or a weaker one, is to be noticed. */
const expected = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

/** The policy of a reply, by directive. Throws where one is named twice: browsers heed the first only. */
function policyOf({ headers }: GatewayReply): Record<string, string> {
  const directives = (headers['content-security-policy'] ?? '').split('; ').map((each) => each.split(' '));
  const policy = Object.fromEntries(directives.map(([name, ...sources]) => [name, sources.join(' ')]));
  expect(Object.keys(policy)).toHaveLength(directives.length);
  return policy;
}

/** The list of time zones has a script of its own for its search, and a booking takes tokens for the panel from our own host. */
function expectGuarded(reply: GatewayReply, route = ''): void {
  expect(reply.headers).toMatchObject(expected);
  for (const name of Object.keys(reply.headers)) expect(name).toBe(name.toLowerCase());
  expect(reply.headers).not.toHaveProperty('set-cookie');
  const hash = /^'sha256-[\w+/]{43}='$/;
  const twoHashes = /^'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}='$/;
  const hashesAndSelf = /^'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}=' 'self'$/;
  const takesTokens = route.endsWith(' /i/{token}');
  const scripts = takesTokens ? hashesAndSelf : route.endsWith('/zone') ? twoHashes : hash;
  expect(policyOf(reply)).toEqual({
    'default-src': "'none'",
    'script-src': expect.stringMatching(scripts),
    ...(takesTokens ? { 'connect-src': "'self'" } : {}),
    'style-src': expect.stringMatching(hash),
    'img-src': 'data:',
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
}

describe.each(routes)('%s', (route) => {
  const personal = route.includes('{token}');
  const ways: Record<string, Sent> = {
    'as it is meant': personal ? { token: linkOf('any') } : {},
    'for software': { headers: { accept: 'application/json' }, ...(personal && { token: linkOf('any') }) },
    'with a body that cannot be read': { token: linkOf('any'), headers: { 'content-type': 'text/xml' } },
    'with too much to read': { token: linkOf('any'), body: 'x'.repeat(20_000) },
    'by an unknown link': { token: 'unknown' },
    'by a replaced link': { token: linkOf('any', 2) },
    'of an offer that is not there': { token: linkOf('nobody') },
  };

  test('answers every request with all of them', async () => {
    for (const sent of Object.values(ways)) expectGuarded(await send(route, sent), route);
  });

  test('answers with all of them when the table is broken', async () => {
    vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(() => {
      throw new Error('broken on purpose');
    });
    const reply = await send(route, { token: linkOf('nowhere') });
    expectGuarded(reply, route);
    if (route === 'GET /i/{token}') expect(reply.statusCode).toBe(500);
  });
});

test('a change, its repeat, its refusal and its undoing carry all of them', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const token = linkOf('one');
  const form = { token, headers, body: 'option=2030-11-22&start-1=morning' };
  const replies = [
    await send('POST /i/{token}/book', form),
    await send('POST /i/{token}/book', form),
    await send('POST /i/{token}/move', { ...form, token: linkOf('two') }),
    await send('POST /i/{token}/move', { ...form, body: 'option=2030-12-06&start-1=morning' }),
    await send('GET /i/{token}/calendar.ics', { token }),
    await send('POST /i/{token}/cancel', { token, headers, body: '' }),
    await send('POST /i/{token}/decline', { token: linkOf('two'), headers, body: '' }),
  ];
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303, 409, 303, 200, 303, 303]);
  for (const reply of replies) expectGuarded(reply);
});

test('a link that is used too fast, an address that leads nowhere, and no event at all carry all of them', async () => {
  const token = linkOf('fast');
  const many = Array.from({ length: 2 * answersOfLink.atOnce }, () =>
    send('POST /i/{token}/book', { token }),
  );
  const replies = await Promise.all(many);
  expect(replies.map(({ statusCode }) => statusCode)).toContain(429);
  for (const reply of [...replies, await send('$default'), await applicant.invoke(undefined)])
    expectGuarded(reply);
});

describe('a page', () => {
  const pages = ['', '/zone', '/decline', '/move', '/cancel'].map((path) => `GET /i/{token}${path}`);
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const inlined = (body: string, tag: string) =>
    [...body.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, text]) => text ?? '');

  test.each([...pages, 'GET /'])(
    'of %s brings along nothing that its policy does not name',
    async (route) => {
      const reply = await send(route, { token: linkOf('open') });
      const policy = policyOf(reply);
      expect(inlined(reply.body, 'style').map(hashOf)).toEqual([policy['style-src']]);
      for (const script of inlined(reply.body, 'script'))
        expect(policy['script-src']?.split(' ')).toContain(hashOf(script));
      expect(reply.body).not.toMatch(/<(script|link|img|iframe|object|embed|base)[^>]+(src|data)=/i);
      expect(reply.body).not.toMatch(/\s(on\w+|style)=|javascript:|http-equiv/i);
    },
  );

  test('of an open offer runs the one script, and only while it names no zone', async () => {
    const open = { token: linkOf('open') };
    expect(inlined((await send('GET /i/{token}', open)).body, 'script')).toHaveLength(1);
    const zoned = await send('GET /i/{token}', { ...open, query: 'zone=Asia/Tokyo' });
    expect(inlined(zoned.body, 'script')).toEqual([]);
  });
});

describe('a reply that guards less', () => {
  const policy = (weaken: (policy: string) => string) => (headers: Record<string, string>) => ({
    ...headers,
    'content-security-policy': weaken(headers['content-security-policy'] ?? ''),
  });
  const spoiled: Readonly<Record<string, (headers: Record<string, string>) => Record<string, string>>> = {
    ...Object.fromEntries(
      [...Object.keys(expected), 'content-security-policy'].map((lost) => [
        `without ${lost}`,
        ({ [lost]: _, ...others }: Record<string, string>) => others,
      ]),
    ),
    'that may be kept': (headers) => ({ ...headers, 'cache-control': 'private' }),
    'with a cookie': (headers) => ({ ...headers, 'set-cookie': 'seen=1' }),
    'whose names are in capitals': (headers) => ({ ...headers, 'Referrer-Policy': 'no-referrer' }),
    'with any style': policy((whole) => whole.replace(/style-src [^;]+/, "style-src 'unsafe-inline'")),
    'with a script from elsewhere': policy((whole) => whole.replace('script-src', 'script-src https:')),
    'with a directive more': policy((whole) => `${whole}; connect-src https:`),
    'with a directive twice': policy((whole) => `script-src *; ${whole}`),
    'that may be framed': policy((whole) => whole.replace("; frame-ancestors 'none'", '')),
  };

  test.each(Object.entries(spoiled))('is found: one %s', async (_, spoil) => {
    const reply = await send('GET /');
    expect(() => expectGuarded({ ...reply, headers: spoil({ ...reply.headers }) })).toThrow();
  });
});
