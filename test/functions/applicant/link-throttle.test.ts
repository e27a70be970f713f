import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { answersOfLink, readingsOfLink } from '#functions/applicant/link-throttle.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { type Take, tokenBuckets } from '#functions/runtime/token-bucket.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';

const season = winterSeason({ kept: 1, shared: 1 });
let applicant: RunningApplicant;
beforeAll(async () => {
  applicant = await runApplicant(await seedSeason(season));
});
afterAll(() => applicant.stop());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

let nth = 0;
/** A link that we signed, of an offer that is not there: each test has one of its own. */
function freshLink(): string {
  nth += 1;
  return tokenFor({ season: season.id, id: `offer_t${nth}`, generation: 1 }, testKeys);
}

const asJson = { accept: 'application/json', 'content-type': 'application/json' };
const book = (token: string) =>
  applicant.invoke(eventFor('POST /i/{token}/book', { token, headers: asJson, body: '{}' }));
const read = (token: string, route = 'GET /i/{token}') =>
  applicant.invoke(eventFor(route, { token, headers: asJson }));

/** Sends a number of requests at one instant, a few together: the throttle counts requests, not concurrency. */
async function statuses(times: number, ask: () => ReturnType<typeof book>): Promise<Record<number, number>> {
  const replies: Awaited<ReturnType<typeof book>>[] = [];
  for (let asked = 0; asked < times; asked += 5) {
    replies.push(...(await Promise.all(Array.from({ length: Math.min(5, times - asked) }, ask))));
  }
  const grouped = Object.groupBy(replies, ({ statusCode }) => statusCode);
  return Object.fromEntries(Object.entries(grouped).map(([status, group]) => [status, group?.length ?? 0]));
}

describe('a personal link', () => {
  test('may be answered thirty times at once; further requests are told to wait', async () => {
    const token = freshLink();
    expect(await statuses(answersOfLink.atOnce + 5, () => book(token))).toEqual({
      404: answersOfLink.atOnce,
      429: 5,
    });
  });

  test('that is used too fast gets the reason and the time to wait, in JSON and on a page', async () => {
    const token = freshLink();
    await statuses(answersOfLink.atOnce, () => book(token));
    const reply = await book(token);
    expect(reply.headers).toMatchObject({
      'retry-after': '1',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    expect(JSON.parse(reply.body)).toMatchObject({ kind: 'too-many', status: 429, waitSeconds: 1 });
    const page = await applicant.invoke(eventFor('POST /i/{token}/book', { token }));
    expect(page).toMatchObject({ statusCode: 429, headers: { 'retry-after': '1' } });
    expect(page.body).toContain('This link is being used too fast');
  });

  test('that is throttled costs the table nothing', async () => {
    const token = freshLink();
    await statuses(answersOfLink.atOnce, () => book(token));
    const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
    expect(await statuses(10, () => book(token))).toEqual({ 429: 10 });
    expect(send).not.toHaveBeenCalled();
    await read(token);
    expect(send).toHaveBeenCalled();
  });

  test('works again after the time that it was told to wait', async () => {
    const token = freshLink();
    await statuses(answersOfLink.atOnce + 1, () => book(token));
    vi.advanceTimersByTime(1000);
    expect(await statuses(4, () => book(token))).toEqual({ 404: 3, 429: 1 });
  });

  test('may be read oftener than answered, and over all of its pages together', async () => {
    const token = freshLink();
    await statuses(answersOfLink.atOnce + 1, () => book(token));
    const half = readingsOfLink.atOnce / 2;
    expect(await statuses(half, () => read(token))).toEqual({ 404: half });
    expect(await statuses(half, () => read(token, 'GET /i/{token}/zone'))).toEqual({ 404: half });
    expect(await statuses(2, () => read(token, 'HEAD /i/{token}'))).toEqual({ 429: 2 });
  });

  test('that is used too fast slows no other, and a revoked one not its successor', async () => {
    const token = freshLink();
    const successor = { season: season.id, id: `offer_t${nth}`, generation: 2 };
    await statuses(answersOfLink.atOnce + 1, () => book(token));
    expect((await book(freshLink())).statusCode).toBe(404);
    expect((await book(tokenFor(successor, testKeys))).statusCode).toBe(404);
  });
});

test('a link that we did not sign is not counted, answered as ever, and costs the table nothing', async () => {
  const forged = `${freshLink().slice(0, -43)}${'A'.repeat(43)}`;
  const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
  expect(await statuses(answersOfLink.atOnce * 2, () => book(forged))).toEqual({
    404: answersOfLink.atOnce * 2,
  });
  expect((await read(forged)).statusCode).toBe(404);
  expect(send).not.toHaveBeenCalled();
});

test('every unknown link gets the same answer, whether it is invented, truncated, forged, or of an offer that does not exist', async () => {
  const signed = freshLink();
  const links = ['made-up', signed.slice(0, -1), `${signed.slice(0, -43)}${'A'.repeat(43)}`, signed];
  const replies = await Promise.all(links.map((link) => read(link)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
});

describe('buckets', () => {
  const emptied = (take: Take, key: string) => {
    while (take(key, 0) === 0);
  };

  test('fill up to their allowance and not beyond, however long nobody comes', () => {
    const take = tokenBuckets({ atOnce: 2, perSecond: 1 }, 10);
    emptied(take, 'a');
    expect([1, 2, 3].map(() => take('a', 3_600_000))).toEqual([0, 0, 1]);
  });

  test('are kept for a limited number of keys: the least recently used one starts over', () => {
    const take = tokenBuckets({ atOnce: 1, perSecond: 1 }, 2);
    emptied(take, 'a');
    emptied(take, 'b');
    take('a', 0);
    emptied(take, 'c');
    expect(take('a', 0)).toBe(1);
    expect(take('b', 0)).toBe(0);
  });
});
