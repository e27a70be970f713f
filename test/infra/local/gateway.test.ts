import { connect } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { Entry } from '#functions/entry.ts';
import { routesOf } from '#infra/local/gateway/routes.ts';
import { listenersAmong } from '#infra/local/handlers/listeners.ts';
import { standInEntries, startStandIns } from '#test/support/hosts/local-project.ts';

const ok = { statusCode: 200, body: 'ok' };

/** A host whose pages answer `reply`, and the events that they heard. */
async function pages(reply: unknown = ok, entries = standInEntries) {
  const events: APIGatewayProxyEventV2[] = [];
  const failures: unknown[] = [];
  const standIn = (event: unknown) => {
    events.push(event as APIGatewayProxyEventV2);
    return typeof reply === 'function' ? reply() : reply;
  };
  const local = await startStandIns(
    { pages: standIn },
    { entries, failed: (_where, cause) => failures.push(cause) },
  );
  return { url: local.url, port: Number(new URL(local.url).port), events, failures };
}

/** Sends bytes as they are and returns the whole reply. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test('an event has the shape of payload version 2.0', async () => {
  const { url, port, events } = await pages();
  const headers = { 'X-Two-Words': 'A', cookie: 'one=1; two=2', 'user-agent': 'tests' };
  await fetch(`${url}/i/abc%20d?zone=Asia%2FTokyo&a=1&a=2&plus=x+y`, { headers });
  expect(events[0]).toMatchObject({
    version: '2.0',
    routeKey: 'GET /i/{token}',
    rawPath: '/i/abc d',
    rawQueryString: 'zone=Asia%2FTokyo&a=1&a=2&plus=x+y',
    cookies: ['one=1', 'two=2'],
    queryStringParameters: { zone: 'Asia/Tokyo', a: '1,2', plus: 'x y' },
    pathParameters: { token: 'abc d' },
    isBase64Encoded: false,
    headers: {
      host: `127.0.0.1:${port}`,
      'x-two-words': 'A',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
      'content-length': '0',
    },
    requestContext: {
      domainName: `127.0.0.1:${port}`,
      routeKey: 'GET /i/{token}',
      stage: '$default',
      http: {
        method: 'GET',
        path: '/i/abc d',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'tests',
      },
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.any(Number),
      requestId: expect.any(String),
    },
  });
  expect(events[0]).not.toHaveProperty('body');
  expect(events[0]?.headers).not.toHaveProperty('cookie');
});

test('without a query, cookies or placeholders an event leaves these fields out', async () => {
  const { url, events } = await pages();
  await fetch(`${url}/`);
  expect(events[0]).toMatchObject({ routeKey: 'GET /', rawPath: '/', rawQueryString: '' });
  for (const field of ['cookies', 'queryStringParameters', 'pathParameters', 'body']) {
    expect(events[0]).not.toHaveProperty(field);
  }
});

test('a header that is sent twice arrives once, joined by a comma', async () => {
  const { port, events } = await pages();
  await raw(port, 'GET / HTTP/1.1\r\nHost: here\r\nX-A: 1\r\nX-A: 2\r\nConnection: close\r\n\r\n');
  expect(events[0]?.headers['x-a']).toBe('1,2');
});

test.each([
  ['application/json', false],
  ['application/json; charset=utf-8', false],
  ['text/plain', false],
  ['application/xml', false],
  ['application/problem+json', true],
  ['application/x-www-form-urlencoded', true],
  ['application/octet-stream', true],
  ['', true],
])('a body of type “%s” is base64: %s', async (type, isBase64Encoded) => {
  const { url, events } = await pages();
  const body = new TextEncoder().encode('a=ü');
  await fetch(`${url}/i/t/book`, { method: 'POST', body, headers: type ? { 'content-type': type } : {} });
  const given = isBase64Encoded ? Buffer.from(body).toString('base64') : 'a=ü';
  expect(events[0]).toMatchObject({ body: given, isBase64Encoded });
});

test('a fixed route is preferred to one with a placeholder', async () => {
  const { url, events } = await pages();
  await fetch(`${url}/i/fixed`);
  expect(events[0]).toMatchObject({ routeKey: 'GET /i/fixed' });
});

test.each([
  ['GET', '/nowhere'],
  ['GET', '/i/'],
  ['GET', '/i/a/b'],
  ['GET', '/i/a%2Fb'],
  ['POST', '/i/a'],
  ['DELETE', '/i/a'],
  ['OPTIONS', '/i/a'],
  ['GET', '//example.org/i'],
])('%s %s meets no route: 404 in the gateway’s own words, and no function runs', async (method, path) => {
  const { url, events } = await pages();
  const reply = await fetch(url + path, { method });
  expect(reply.status).toBe(404);
  expect(await reply.json()).toEqual({ message: 'Not Found' });
  expect(events).toEqual([]);
});

/** The stand-ins, of which that for pages also gets what meets no route. */
const withDefaultRoute: readonly Entry[] = standInEntries.map((entry) =>
  entry.trigger.kind === 'http' ? { ...entry, trigger: { ...entry.trigger, hasDefaultRoute: true } } : entry,
);

test.each([
  ['GET', '/nowhere', '/nowhere'],
  ['GET', '/i/a/', '/i/a/'],
  ['GET', '//i/a', '//i/a'],
  ['POST', '/i/a', '/i/a'],
  ['DELETE', '/i/a%20?b=1', '/i/a '],
  ['OPTIONS', '/', '/'],
])(
  '%s %s meets the default route where there is one, with its path and no placeholders',
  async (method, path, rawPath) => {
    const { url, events } = await pages(ok, withDefaultRoute);
    expect((await fetch(url + path, { method })).status).toBe(200);
    expect(events).toMatchObject([
      {
        routeKey: '$default',
        rawPath,
        requestContext: { routeKey: '$default', http: { method, path: rawPath } },
      },
    ]);
    expect(events[0]).not.toHaveProperty('pathParameters');
  },
);

test('a route is preferred to the default route, of which there can only be one', async () => {
  const { url, events } = await pages(ok, withDefaultRoute);
  await fetch(`${url}/i/a`);
  expect(events[0]).toMatchObject({ routeKey: 'GET /i/{token}', pathParameters: { token: 'a' } });
  const { http } = listenersAmong(withDefaultRoute);
  expect(() => routesOf([...http, ...http])).toThrow('more than one entry has the default route');
});

test('a path ends at a decoded question mark, as in HTTP APIs', async () => {
  const { url, events } = await pages();
  await fetch(`${url}/i/abc%3Fadmin=1?real=2`);
  expect(events[0]).toMatchObject({ rawPath: '/i/abc', rawQueryString: 'real=2' });
});

test('HEAD has a route wherever GET has, and is answered without a body', async () => {
  const { url, events } = await pages({
    statusCode: 200,
    headers: { 'content-type': 'text/html' },
    body: 'page',
  });
  const reply = await fetch(`${url}/i/abc`, { method: 'HEAD' });
  expect(events[0]).toMatchObject({
    routeKey: 'HEAD /i/{token}',
    requestContext: { http: { method: 'HEAD' } },
  });
  expect([reply.status, reply.headers.get('content-length'), await reply.text()]).toEqual([200, '4', '']);
});

test('an answer’s status, headers, cookies and base64 body arrive', async () => {
  const { url } = await pages({
    statusCode: 201,
    headers: { 'Content-Type': 'text/calendar', 'Cache-Control': 'no-store', 'content-length': '9999' },
    cookies: ['a=1; Path=/', 'b=2'],
    body: Buffer.from([0, 255, 7]).toString('base64'),
    isBase64Encoded: true,
  });
  const reply = await fetch(`${url}/`);
  expect(reply.status).toBe(201);
  expect(reply.headers.get('content-type')).toBe('text/calendar');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([0, 255, 7]);
});

test('an answer without a status is the JSON body of a 200', async () => {
  const { url } = await pages({ hello: 'there' });
  const reply = await fetch(`${url}/`);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(await reply.json()).toEqual({ hello: 'there' });
});

test.each<[string, unknown]>([
  [
    'throws',
    () => {
      throw new Error('broken on purpose');
    },
  ],
  ['answers with a status that is none', { statusCode: 42 }],
  [
    'answers with a header that cannot be sent',
    { statusCode: 200, headers: { 'x-good': 'a', 'x-bad': 'a\r\nb' }, body: '' },
  ],
  ['answers more than Lambda lets out', () => ({ statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024) })],
])('a function that %s gives a neutral 500 and is reported', async (_what, reply) => {
  const { url, failures } = await pages(reply);
  const given = await fetch(`${url}/`);
  expect(given.status).toBe(500);
  expect(await given.json()).toEqual({ message: 'Internal Server Error' });
  expect(given.headers.get('x-good')).toBeNull();
  expect(failures).toHaveLength(1);
});

test('a body of 2 MB reaches the function, one over 10 MB or beyond Lambda’s payload is a 413', async () => {
  const { url, events } = await pages();
  const post = (size: number) => fetch(`${url}/i/t/book`, { method: 'POST', body: Buffer.alloc(size, 'a') });
  expect((await post(2 * 1024 * 1024)).status).toBe(200);
  expect(events[0]?.body).toHaveLength(Math.ceil((2 * 1024 * 1024) / 3) * 4);
  for (const size of [5 * 1024 * 1024, 11 * 1024 * 1024]) {
    const reply = await post(size);
    expect(reply.status).toBe(413);
    expect(await reply.json()).toEqual({ message: 'Request Entity Too Large' });
  }
  expect(events).toHaveLength(1);
});

test.each([
  ['an escape that is none', 'GET /i/%zz HTTP/1.1', 400],
  ['bytes that are no UTF-8', 'GET /i/%ff%fe HTTP/1.1', 400],
  ['a whole address as its target', 'GET http://example.org/i/a HTTP/1.1', 400],
  ['a star as its target', 'OPTIONS * HTTP/1.1', 400],
  ['no HTTP at all', 'hello', 400],
  ['headers of 20 kB', `GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(20_000)}`, 431],
  ['a thousand headers', `GET / HTTP/1.1\r\n${'X-Many: aaaaaaaa\r\n'.repeat(1000)}X-Last: 1`, 431],
])(
  'a request with %s is refused before any function runs, and the next one is served',
  async (_what, text, status) => {
    const { url, port, events } = await pages();
    const answer = await raw(port, `${text}\r\nHost: here\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(events).toEqual([]);
    expect((await fetch(`${url}/`)).status).toBe(200);
  },
);

test('a client that goes away in the middle of its body harms nobody', async () => {
  const { url, port } = await pages();
  await raw(port, 'POST /i/t/book HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nabc').catch(() => '');
  expect((await fetch(`${url}/`)).status).toBe(200);
});
