import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { cookieText, readCookies } from '#functions/http/cookies.ts';
import { readRequest } from '#functions/http/request.ts';

const now = instant('2020-11-16T13:00Z');
const read = (event: unknown, bodyLimit = 10) => readRequest(event, { now, bodyLimitOf: () => bodyLimit });

test('a request has the fields of its event, with lower-case header names', () => {
  const request = read({
    routeKey: 'HEAD /i/{token}/{page}',
    rawPath: '/i/abc/zone',
    rawQueryString: 'zone=UTC',
    headers: {
      Accept: 'application/json',
      HOST: 'here.example.org',
      'Content-Type': 'Text/Plain; charset=utf-8',
    },
    cookies: ['a=1', 'b="2"', 'a=3', '=4', 'c'],
    pathParameters: { token: 'abc', page: 'zone' },
    requestContext: { http: { method: 'HEAD', sourceIp: '203.0.113.7' } },
    body: Buffer.from('ten bytes!').toString('base64'),
    isBase64Encoded: true,
  });
  expect({ ...request, query: String(request.query) }).toEqual({
    route: 'GET /i/{token}/{page}',
    method: 'HEAD',
    path: '/i/abc/zone',
    params: { token: 'abc', page: 'zone' },
    query: 'zone=UTC',
    headers: {
      accept: 'application/json',
      host: 'here.example.org',
      'content-type': 'Text/Plain; charset=utf-8',
    },
    cookies: { a: '1', b: '"2"' },
    wantsJson: true,
    contentType: 'text/plain',
    body: 'ten bytes!',
    bytes: Buffer.from('ten bytes!'),
    origin: 'https://here.example.org',
    source: '203.0.113.7',
    now,
  });
});

test('a body is read up to the limit of its route, however it is encoded', () => {
  for (const [text, expected] of [
    ['é'.repeat(5), 'é'.repeat(5)],
    ['é'.repeat(6), undefined],
    ['', ''],
  ] as const) {
    expect(read({ body: text }).body).toBe(expected);
    expect(read({ body: Buffer.from(text).toString('base64'), isBase64Encoded: true }).body).toBe(expected);
  }
});

test('anything at all gives a request', () => {
  fc.assert(
    fc.property(fc.anything(), (event) => {
      expect(read(event)).toMatchObject({ now });
    }),
  );
});

describe('a cookie', () => {
  test('comes back as it was sent', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.~-]*$/), (value) => {
        const [pair = ''] = cookieText({ name: '__Host-x', value, maxAgeSeconds: 0 }).split('; ');
        expect(readCookies([pair])).toEqual({ '__Host-x': value });
      }),
    );
  });

  test.each([
    ['an attribute in its value', { value: 'a; Domain=example.org' }],
    ['a line break', { value: 'a\r\nx: y' }],
    ['a comma, which would begin another', { value: 'a,b=c' }],
    ['an attribute in its name', { name: '__Host-a; b' as const }],
    ['an age that is none', { maxAgeSeconds: Number.NaN }],
  ])('with %s is never sent', (_, change) => {
    const cookie = { name: '__Host-x', value: 'v', maxAgeSeconds: 1, ...change } as const;
    expect(() => cookieText(cookie)).toThrow('cannot be sent');
  });

  test('that other hosts could set or read does not compile', () => {
    // @ts-expect-error: without `__Host-`
    expect(() => cookieText({ name: 'session', value: 'v', maxAgeSeconds: 1 })).toThrow('cannot be sent');
  });
});
