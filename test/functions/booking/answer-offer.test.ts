import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';
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
 * The replies of the applicant function to requests of every kind, through the event that API Gateway would send, on a
 * real table. Each test looks at the whole table before and after.
 */
const season = winterSeason({ kept: 1, shared: 1 });
let store: Store;
let applicant: RunningApplicant;

beforeAll(async () => {
  store = await seedSeason(season);
  applicant = await runApplicant(store);
});
afterAll(() => applicant.stop());

let nth = 0;
let offer = '';
/** Each test has an applicant of its own, and the clock of the day after the invitations. */
beforeEach(async () => {
  nth += 1;
  offer = `offer_a${nth}`;
  setClock('2030-10-29T12:00Z');
});

function setClock(at: string): void {
  vi.stubEnv(environmentNames.clockShift, String(Date.parse(at) - Date.now()));
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const asJson = { accept: 'application/json', 'content-type': 'application/json' };

async function invited(track = 'preliminary'): Promise<string> {
  await invite(store, season, [invitationFor(`a${nth}`, track)]);
  return tokenFor({ season: season.id, id: offer, generation: 1 }, testKeys);
}

async function everything(): Promise<unknown> {
  const offers = await readOffers(store, season.id);
  const records = await Promise.all(offers.map(({ id }) => readRecords(store, season.id, id)));
  return { offers, seats: await readSeats(store, season.id), records };
}

async function send(route: string, sent: Sent) {
  const reply = await applicant.invoke(eventFor(route, sent));
  return { ...reply, kind: kindOf(reply.body) };
}

function kindOf(body: string): string | undefined {
  return body.startsWith('{') ? (JSON.parse(body) as { kind?: string }).kind : undefined;
}

const wanted = 'option=2030-11-22&start-1=morning';

test('a form from before a change of dates or times is answered with the current choices, and the page carries its version', async () => {
  const token = await invited();
  const page = await send('GET /i/{token}', { token });
  expect(page.body).toContain('<input type="hidden" name="seasonVersion" value="1">');
  const json = await send('GET /i/{token}', { token, headers: { accept: 'application/json' } });
  expect(JSON.parse(json.body)).toMatchObject({ seasonVersion: 1 });
  const put = { kind: 'put-season', season, version: 2, fence: 2, replaces: 1 } as const;
  const seats = (await readSeats(store, season.id)).map(({ on, start, number }) => ({ on, start, number }));
  const fences = seats.map((seat) => ({ kind: 'fence-seat', seat, fence: 2 }) as const);
  await commit(store, season.id, [put, ...fences.slice(0, 99)], randomUUID());
  if (fences.length > 99) await commit(store, season.id, fences.slice(99), randomUUID());
  const before = await everything();
  const late = await send('POST /i/{token}/book', {
    token,
    headers: form,
    body: `${wanted}&seasonVersion=1`,
  });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('The open dates have changed');
  expect(late.body).toContain('<input type="hidden" name="seasonVersion" value="2">');
  expect(await everything()).toEqual(before);
  const then = await send('POST /i/{token}/book', {
    token,
    headers: form,
    body: `${wanted}&seasonVersion=2`,
  });
  expect(then.statusCode).toBe(303);
  await send('POST /i/{token}/cancel', { token, headers: form, body: '' });
});

test('a booking answers with the way to the page, and the page shows it', async () => {
  const token = await invited();
  const reply = await send('POST /i/{token}/book', {
    token,
    headers: form,
    body: `${wanted}&zone=Asia/Tokyo`,
  });
  expect(reply).toMatchObject({
    statusCode: 303,
    headers: { location: `/i/${token}?zone=Asia%2FTokyo&done=booked` },
  });
  const page = await send('GET /i/{token}', { token, query: 'done=booked' });
  expect(page.body).toContain('Your interview is booked');
  await send('POST /i/{token}/cancel', { token, headers: form, body: '' });
});

test('twenty submissions of one form at once are one booking and twenty equal answers', async () => {
  const token = await invited();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => send('POST /i/{token}/book', { token, headers: form, body: wanted })),
  );
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(replies[0]?.statusCode).toBe(303);
  const seats = (await readSeats(store, season.id)).filter(({ takenBy }) => takenBy === offer);
  expect(seats).toHaveLength(1);
  const records = await readRecords(store, season.id, offer);
  expect(records.map(({ event }) => event).sort()).toEqual(['booked', 'invited']);
  await send('POST /i/{token}/cancel', { token, headers: form, body: '' });
});

type Wrong = {
  readonly what: string;
  readonly sent: (token: string) => Sent;
  readonly route?: string;
  readonly status: number;
  readonly kind: string;
};

const body = '{"option":"2030-11-22","starts":["morning"]}';
const sends =
  (body: string, type = 'application/json') =>
  (token: string) => ({
    token,
    headers: { accept: 'application/json', 'content-type': type },
    body,
  });

const wrongs: readonly Wrong[] = [
  { what: 'no token at all', sent: () => ({ headers: asJson, body }), status: 404, kind: 'link-unknown' },
  {
    what: 'a cut link',
    sent: (token) => ({ token: token.slice(0, -7), headers: asJson, body }),
    status: 404,
    kind: 'link-unknown',
  },
  {
    what: 'a forged link',
    sent: (token) => ({ token: `${token.slice(0, -43)}${'A'.repeat(43)}`, headers: asJson, body }),
    status: 404,
    kind: 'link-unknown',
  },
  {
    what: 'a link of another program',
    sent: () => ({
      token: tokenFor(
        { season: season.id, id: offer, generation: 1 },
        { current: 'x'.repeat(43), previous: null },
      ),
      headers: asJson,
      body,
    }),
    status: 404,
    kind: 'link-unknown',
  },
  {
    what: 'a link of a newer generation than the offer has',
    sent: () => ({
      token: tokenFor({ season: season.id, id: offer, generation: 2 }, testKeys),
      headers: asJson,
      body,
    }),
    status: 410,
    kind: 'link-revoked',
  },
  {
    what: 'an option of another track',
    sent: sends('{"option":"2030-11-19","starts":["morning"]}'),
    status: 422,
    kind: 'unknown-option',
  },
  {
    what: 'a day that no season has',
    sent: sends('{"option":"1999-01-01","starts":["morning"]}'),
    status: 422,
    kind: 'unknown-option',
  },
  {
    what: 'a start that the day does not have',
    sent: sends('{"option":"2030-11-22","starts":["afternoon"]}'),
    status: 422,
    kind: 'unknown-start',
  },
  {
    what: 'two starts for one day',
    sent: sends('{"option":"2030-11-22","starts":["morning","morning"]}'),
    status: 422,
    kind: 'unknown-start',
  },
  { what: 'an empty body', sent: sends('', ''), status: 422, kind: 'body-invalid' },
  { what: 'broken JSON', sent: sends('{"option":'), status: 400, kind: 'body-unreadable' },
  { what: 'JSON that is no object', sent: sends('[1,2]'), status: 422, kind: 'body-invalid' },
  { what: 'null', sent: sends('null'), status: 422, kind: 'body-invalid' },
  {
    what: 'a field too many',
    sent: sends('{"option":"2030-11-22","starts":["morning"],"capacity":9}'),
    status: 422,
    kind: 'body-invalid',
  },
  {
    what: 'a field of the wrong kind',
    sent: sends('{"option":{"$gt":""},"starts":"morning"}'),
    status: 422,
    kind: 'body-invalid',
  },
  {
    what: 'a prototype to pollute',
    sent: sends('{"__proto__":{"admin":true},"option":"2030-11-22","starts":["morning"]}'),
    status: 422,
    kind: 'body-invalid',
  },
  {
    what: 'a zone that does not exist',
    sent: sends('{"option":"2030-11-22","starts":["morning"],"zone":"Mars/Olympus"}'),
    status: 422,
    kind: 'body-invalid',
  },
  {
    what: 'a body of a type that is not ours',
    sent: sends('<xml/>', 'text/xml'),
    status: 415,
    kind: 'body-type-unknown',
  },
  { what: 'a body of 2 MB', sent: sends('x'.repeat(2_000_000)), status: 413, kind: 'body-too-large' },
  {
    what: 'a move without a booking',
    sent: sends(body),
    route: 'POST /i/{token}/move',
    status: 409,
    kind: 'not-booked',
  },
  {
    what: 'a cancel without a booking',
    sent: sends('{}'),
    route: 'POST /i/{token}/cancel',
    status: 409,
    kind: 'not-booked',
  },
];

test.each(wrongs)(
  '$what is answered with $status $kind, and nothing changes',
  async ({ sent, route, status, kind }) => {
    const token = await invited();
    const before = await everything();
    const request = sent(token);
    const reply = await send(route ?? 'POST /i/{token}/book', request);
    expect({ status: reply.statusCode, kind: reply.kind }).toEqual({ status, kind });
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    const page = await send(route ?? 'POST /i/{token}/book', {
      ...request,
      headers: { ...request.headers, accept: 'text/html' },
    });
    expect(page.statusCode).toBe(status);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(await everything()).toEqual(before);
    await send('POST /i/{token}/decline', { token, headers: form, body: '' });
  },
);

test('an answer after the window has closed is refused, before any sweep has noted it', async () => {
  const token = await invited();
  setClock('2030-10-30T16:00:01Z');
  const before = await everything();
  const late = { token, headers: asJson, body };
  expect(await send('POST /i/{token}/book', late)).toMatchObject({ statusCode: 409, kind: 'window-closed' });
  expect(await send('POST /i/{token}/decline', { ...late, body: '{}' })).toMatchObject({
    kind: 'window-closed',
  });
  expect(await everything()).toEqual(before);
  setClock('2030-10-29T12:00Z');
  await send('POST /i/{token}/decline', { token, headers: form, body: '' });
});

test('two tabs: a move that speaks of an older version is refused and shows how things stand', async () => {
  const token = await invited();
  await send('POST /i/{token}/book', { token, headers: form, body: wanted });
  const move = 'option=2030-12-06&start-1=morning&version=1';
  const reply = await send('POST /i/{token}/move', {
    token,
    headers: { ...form, accept: 'application/json' },
    body: move,
  });
  expect(reply).toMatchObject({ statusCode: 409, kind: 'changed-meanwhile' });
  await send('POST /i/{token}/cancel', { token, headers: form, body: '' });
});

test('a move to the seats that the page shows as booked does nothing, and is not reported as a move', async () => {
  const token = await invited();
  await send('POST /i/{token}/book', { token, headers: form, body: wanted });
  const before = await everything();
  const move = await send('POST /i/{token}/move', { token, headers: form, body: `${wanted}&version=2` });
  expect(move).toMatchObject({ statusCode: 303, headers: { location: `/i/${token}` } });
  expect(await everything()).toEqual(before);
  const page = await send('GET /i/{token}', { token, query: 'done=booked' });
  expect(page.body).toContain('role="status"');
  setClock('2030-10-30T12:00Z');
  const later = await send('GET /i/{token}', { token, query: 'done=booked' });
  expect(later.body).not.toContain('role="status"');
  await send('POST /i/{token}/cancel', { token, headers: form, body: '' });
});

test('a page does not grow old because a mail about it bounced', async () => {
  const token = await invited();
  await send('POST /i/{token}/book', { token, headers: form, body: wanted });
  const booked = (await readOffer(store, season.id, offer)) as Offer;
  const at = booked.changedAt;
  const verdict = noteMailTrouble(
    booked,
    { kind: 'bounced', at, why: 'full' },
    decisionContext({ kind: 'mail' }, at),
  );
  await commit(store, season.id, verdict.kind === 'decision' ? verdict.changes : [], randomUUID());
  const reply = await send('POST /i/{token}/cancel', { token, headers: form, body: 'version=2' });
  expect(reply.statusCode).toBe(303);
});

test('every personal page forbids to be listed, and forbids nobody to read that it does', async () => {
  expect((await send('GET /robots.txt', {})).statusCode).toBe(404);
  const token = await invited();
  const page = await send('GET /i/{token}', { token });
  await send('POST /i/{token}/decline', { token, headers: form, body: '' });
  expect(page.headers['x-robots-tag']).toBe('noindex');
  expect(page.body).toContain('<meta name="robots" content="noindex">');
});

test('the refusal of a full start shows the starts that are still open', async () => {
  const tokens: string[] = [];
  for (let one = 0; one < 2; one += 1) {
    nth += 1;
    offer = `offer_a${nth}`;
    tokens.push(await invited());
  }
  const [first = '', second = ''] = tokens;
  await send('POST /i/{token}/book', { token: first, headers: form, body: wanted });
  const reply = await send('POST /i/{token}/book', { token: second, headers: asJson, body });
  expect(reply).toMatchObject({ statusCode: 409, kind: 'start-full' });
  const { options } = JSON.parse(reply.body).offer;
  expect(options.filter((option: { available: boolean }) => option.available)).toMatchObject([
    { option: '2030-12-06' },
  ]);
  const page = await send('POST /i/{token}/book', { token: second, headers: form, body: wanted });
  expect(page.body).toContain('value="2030-12-06"');
  expect(page.body).not.toContain('name="option" value="2030-11-22"');
});
