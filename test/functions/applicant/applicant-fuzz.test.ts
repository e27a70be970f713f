import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '#functions/entries.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';

let applicant: RunningApplicant;
beforeAll(async () => {
  applicant = await runApplicant();
});
afterAll(() => applicant.stop());

const routes = entries.flatMap(({ name, trigger }) =>
  name === 'applicant' ? trigger.routes.map(({ method, path }) => `${method} ${path}`) : [],
);

type Invoke = RunningApplicant['invoke'];

async function expectWellFormed(event: unknown, invoke: Invoke = applicant.invoke): Promise<void> {
  const reply = await invoke(event);
  expect(reply.statusCode).toBeGreaterThanOrEqual(200);
  expect(reply.statusCode).toBeLessThan(500);
  expect(typeof reply.body).toBe('string');
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  for (const value of Object.values(reply.headers)) expect(value).not.toMatch(/[\r\n]/);
}

const anyEvent = (invoke?: Invoke) =>
  fc.assert(
    fc.asyncProperty(fc.anything(), (event) => expectWellFormed(event, invoke)),
    { numRuns: 500, endOnFailure: true },
  );

test('any value at all as an event gets a well-formed reply, and none a server error', () => anyEvent());

describe('a function is found out that', () => {
  const spoiled =
    (change: (reply: GatewayReply) => Partial<GatewayReply>): Invoke =>
    async (event) => {
      const reply = await applicant.invoke(event);
      return { ...reply, ...change(reply) };
    };
  test.each<[string, Invoke]>([
    ['throws', () => Promise.reject(new Error('broken'))],
    ['breaks', spoiled(() => ({ statusCode: 500 }))],
    ['answers nothing', spoiled(() => ({ body: undefined as never }))],
    ['loses a header', spoiled(({ headers: { 'cache-control': _, ...headers } }) => ({ headers }))],
    ['lets a header go on', spoiled(({ headers }) => ({ headers: { ...headers, location: '/\r\nx: y' } }))],
  ])('%s', async (_, invoke) => {
    await expect(anyEvent(invoke)).rejects.toThrow('Property failed');
  });
});

test('any request to any route gets a well-formed reply, and none a server error', async () => {
  const unknownOffer = tokenFor({ season: 'sample', id: 'offer_1', generation: 1 }, testKeys).slice(0, -1);
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constant(unknownOffer));
  const sent = fc.record(
    {
      token: text,
      query: fc.oneof(fc.webQueryParameters(), fc.string()),
      headers: fc.dictionary(
        fc.oneof(fc.constantFrom('accept', 'Content-Type', 'host', 'x-forwarded-proto'), fc.string()),
        fc.oneof(
          fc.constantFrom('application/json', 'text/html', 'application/x-www-form-urlencoded'),
          fc.string(),
        ),
      ),
      body: fc.oneof(fc.json(), fc.string(), fc.webQueryParameters()),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes, '$default'), sent, (route, request) =>
      expectWellFormed(eventFor(route, request as never)),
    ),
    { numRuns: 1000 },
  );
});
