import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { entries } from '#functions/entries.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const address = 'editor@example.org';
const season = { ...winterSeason(), coordinators: [{ address, may: 'edit' as const }] };

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(plusHours(invitedAt, 1));
  cookie = await desk.signIn(address);
});
afterAll(() => desk.stop());

/** Signing in, and where the bucket leads a browser back to without its cookie. */
const openPaths = /^\/desk\/(sign-in|(imports|facts)\/arrived)/;
const routes = entries
  .flatMap(({ name, trigger }) => (name === 'desk' ? [...trigger.routes] : []))
  .map(({ method, path }) => ({ route: `${method} ${path}`, isOpen: openPaths.test(path) }));

/** Written out here once more: a header that is lost, or a weaker one, is to be noticed. */
const expected = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

function expectOwnPage({ headers, body }: GatewayReply): void {
  expect(headers).toMatchObject(expected);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toContain('unsafe');
  for (const [, sheet = ''] of body.matchAll(/<style>([\s\S]*?)<\/style>/g))
    expect(policy).toContain(`'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
  expect(body).not.toMatch(/ style="|<script|src=|https?:\/\/(?!www\.w3\.org)/);
  if (body) expect(headers['referrer-policy']).toBe('same-origin');
}

test.each(routes.filter(({ isOpen }) => !isOpen))(
  '$route is for nobody without a session',
  async ({ route }) => {
    const reply = await desk.send(route, route.startsWith('POST') ? { form: {} } : {});
    expect(reply.statusCode).toBe(401);
    expectOwnPage(reply);
  },
);

test.each(routes.filter(({ route, isOpen }) => route.startsWith('POST') && !isOpen))(
  '$route does nothing without the token of the session',
  async ({ route }) => {
    const reply = await desk.send(route, { cookie, form: { csrf: 'x' } });
    expect(reply.statusCode).toBe(403);
    expectOwnPage(reply);
  },
);

test.each(routes.filter(({ isOpen }) => isOpen))(
  '$route brings along all that keeps a page to itself',
  async ({ route }) => {
    expectOwnPage(await desk.send(route, { token: 'x', ...(route.startsWith('POST') ? { form: {} } : {}) }));
  },
);

test('every form of a page carries the token of its session, and each session has its own', async () => {
  const page = await desk.send('GET /desk', { cookie });
  expectOwnPage(page);
  const forms = page.body.match(/<form/g) ?? [];
  expect(forms.length).toBeGreaterThan(1);
  expect(page.body.match(new RegExp(`name="csrf" value="${csrfIn(page)}"`, 'g'))).toHaveLength(forms.length);
  const other = await desk.send('GET /desk', { cookie: await desk.signIn(address) });
  expect(csrfIn(other)).not.toBe(csrfIn(page));
});

test('a page has a title, one heading, a way past the navigation, and says who is signed in', async () => {
  const { body } = await desk.send('GET /desk', { cookie });
  expect(body).toContain('<title>Home · Sample Residency</title>');
  expect(body.match(/<h1/g)).toHaveLength(1);
  expect(body).toContain('<a class="skip" href="#main">');
  expect(body).toContain(address);
});

test('the navigation shows every section, and the areas of the section that the page is in', async () => {
  const navOf = (body: string) => /<nav [\s\S]*?<\/nav>/.exec(body)?.[0] ?? '';
  const home = navOf((await desk.send('GET /desk', { cookie })).body);
  expect(home).toContain('<a href="/desk" aria-current="page">Home</a>');
  expect(home).toContain('<a href="/desk/applications">Applications</a>');
  expect(home).not.toContain('/desk/facts');
  const facts = navOf((await desk.send('GET /desk/facts', { cookie })).body);
  expect(facts).toContain('<a href="/desk/applications" aria-current="true">Applications</a>');
  expect(facts).toContain('<a href="/desk/facts" aria-current="page">Facts</a>');
  expect(facts.match(/aria-current="page"/g)).toHaveLength(1);
});

test('a problem is JSON for those who want that', async () => {
  const reply = await desk.send('GET /desk', { headers: { accept: 'application/json' } });
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(JSON.parse(reply.body)).toMatchObject({ status: 401, kind: 'signed-out' });
});
