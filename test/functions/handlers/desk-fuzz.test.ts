import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entries } from '#functions/entries.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { importPeople, reviewedAt, reviewedSeason } from '#test/support/reviews/reviewed-season.ts';

const address = 'coordinator@example.org';
const season = { ...reviewedSeason(), coordinators: [{ address, may: 'edit' as const }] };
const routes = entries.flatMap(({ name, trigger }) =>
  name === 'desk' && trigger.kind === 'http'
    ? trigger.routes.map(({ method, path }) => `${method} ${path}`)
    : [],
);

let desk: RunningDesk;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(reviewedAt);
  await importPeople(desk.store, season, 5);
});
afterAll(() => desk.stop());

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '0', '1', '__proto__', 'edit', '2020-12-15', 'categorical', 'x'.repeat(3_000)),
);

/** A request to the route, with every field that its pages have or with others. */
const requestTo = (route: string, fields: readonly string[]) => {
  const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fields) }, word);
  const parts = [...route.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => [part, word] as const);
  return fc.record({
    params: fc.record(Object.fromEntries(parts)),
    form: fc.array(fc.tuple(name, word), { maxLength: 8 }),
    query: fc.oneof(
      fc.webQueryParameters(),
      fc.array(fc.tuple(name, word)).map((all) => `${new URLSearchParams(all)}`),
    ),
  });
};

async function signedIn(): Promise<{ readonly cookie: string; readonly csrf: string }> {
  const cookie = await desk.signIn(address);
  return { cookie, csrf: csrfIn(await desk.send('GET /desk', { cookie })) };
}

/** The names of the fields on the pages that need no name of anything. */
async function fieldsOf(cookie: string): Promise<readonly string[]> {
  const plain = routes.filter((route) => route.startsWith('GET') && !route.includes('{'));
  const pages = await Promise.all(plain.map((route) => desk.send(route, { cookie })));
  return [
    ...new Set(
      pages.flatMap(({ body }) => [...body.matchAll(/ name="([^"]+)"/g)].map(([, each = '']) => each)),
    ),
  ];
}

test('any request of a coordinator to any route of the desk gets a well-formed reply, and none a server error', async () => {
  const { cookie, csrf } = await signedIn();
  const fields = await fieldsOf(cookie);
  expect(fields.length).toBeGreaterThan(20);
  expect(routes.length).toBeGreaterThan(40);
  // The session ends with those that sign in or out.
  const signing = (route: string) => Number(route.includes('sign'));
  for (const route of routes.toSorted((one, other) => signing(one) - signing(other))) {
    const replies = fc.asyncProperty(requestTo(route, fields), async ({ params, form, query }) => {
      const sent = {
        params,
        query,
        cookie,
        ...(route.startsWith('POST') ? { form: [['csrf', csrf], ...form] as const } : {}),
      };
      const { statusCode, body, headers } = await desk.send(route, sent);
      expect(statusCode, route).toBeGreaterThanOrEqual(200);
      expect(statusCode, route).toBeLessThan(500);
      expect(typeof body).toBe('string');
      for (const value of Object.values(headers)) expect(String(value)).not.toMatch(/[\r\n]/);
    });
    await fc.assert(replies, { numRuns: 5, endOnFailure: true });
  }
}, 240_000);
