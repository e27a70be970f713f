import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { entries } from '#functions/entries.ts';
import { allowedMethods } from '#functions/http/allowed-methods.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { startGateway } from '#infra/local/gateway/gateway.ts';
import { listenersAmong } from '#infra/local/handlers/listeners.ts';
import type { Listening } from '#infra/local/process/listen.ts';
import { eventFor, type RunningApplicant, runApplicant, testKeys } from '#test/support/hosts/applicant.ts';

/*
 * Addresses next to a personal page, asked for through the gateway. None of them reads the table.
 */
let applicant: RunningApplicant;
let gateway: Listening;
let address: string;
beforeAll(async () => {
  applicant = await runApplicant();
  const failed = (entry: string, cause: unknown) => {
    throw new Error(`${entry} failed`, { cause });
  };
  const { http } = listenersAmong(entries);
  gateway = await startGateway({ entries: http, invoke: (_entry, event) => applicant.invoke(event), failed });
  address = `http://127.0.0.1:${gateway.port}`;
  vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockRejectedValue(new Error('the table is read'));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await gateway.close();
  await applicant.stop();
});
afterEach(() => expect(DynamoDBDocumentClient.prototype.send).not.toHaveBeenCalled());

const token = tokenFor({ season: 'sample', id: 'offer_1', generation: 1 }, testKeys);
const page = `/i/${token}`;

async function ask(path: string, { method = 'GET', accept = 'text/html' } = {}) {
  const reply = await fetch(address + path, { method, headers: { accept }, redirect: 'manual' });
  return { reply, location: reply.headers.get('location'), text: await reply.text() };
}

describe('an address next to a personal page leads there:', () => {
  test.each([
    ['with a slash at its end', `${page}/`, page],
    ['with slashes at its end', `${page}///`, page],
    ['with a slash too many at its beginning', `/${page}`, page],
    ['of a form, which is left in the address bar after a refusal', `${page}/book`, page],
    ['of a form with a slash', `${page}/book/`, page],
    ['of a further page, with a slash', `${page}/move/`, `${page}/move`],
    ['of a calendar file, with a full stop', `${page}/calendar.ics.`, `${page}/calendar.ics`],
    ['with a full stop before the further page', `${page}./zone`, `${page}/zone`],
  ])('%s', async (_, path, there) => {
    const { reply, location, text } = await ask(path);
    expect([reply.status, location, text]).toEqual([303, there, '']);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    '.',
    ',',
    ';',
    ':',
    ')',
    '>',
    '"',
    "'",
    ']',
    '%20',
    '%20%20',
    '\u00a0',
    '\u200b',
    '\u200e',
    '\ufeff',
    '\u2060',
    '”',
    '…',
    ').',
    '%2520',
  ])('with “%s” after it', async (mark) => {
    const { reply, location } = await ask(page + mark);
    expect([reply.status, location]).toEqual([303, page]);
  });

  test('for software and for HEAD too, and in the zone that was read in', async () => {
    const json = await ask(`${page}/book?zone=Asia/Tokyo&done=booked`, { accept: 'application/json' });
    expect([json.reply.status, json.location]).toEqual([303, `${page}?zone=Asia%2FTokyo`]);
    const head = await ask(`${page}.?zone=UTC`, { method: 'HEAD' });
    expect([head.reply.status, head.location]).toEqual([303, `${page}?zone=UTC`]);
  });
});

test.each([
  ['cut by one', page.slice(0, -1)],
  ['with a letter more', `${page}A`],
  ['in capitals', page.toUpperCase().replace('/I/', '/i/')],
  ['with a mark inside', page.replace('.offer', '..offer')],
])('a link is checked exactly all the same: one %s is unknown', async (_, path) => {
  const { reply, text } = await ask(path);
  expect(reply.status).toBe(404);
  expect(text).toContain('We couldn’t find this invitation');
});

test('a tracking mark is removed by one redirect, never by a second', async () => {
  for (const path of ['/i/made-up.', '/i/%252e%252e%252e', '/i/a%2Fb.', '/i/x%25252e']) {
    let at = path;
    for (let hops = 0; hops < 5; hops += 1) at = (await ask(at)).location ?? at;
    expect((await ask(at)).reply.status, at).toBe(404);
  }
});

test('a form that is sent to an address with a mark is not sent on', async () => {
  const { reply } = await ask(`${page}./book`, { method: 'POST' });
  expect(reply.status).toBe(404);
});

test.each([
  '/nowhere',
  '/i',
  '/i/',
  `${page}/nowhere`,
  `${page}/book/more`,
  `/I/${token}`,
  '//example.org/i',
])('there is no such page as %s, says a page or a problem', async (path) => {
  const { reply, text } = await ask(path);
  expect(reply.status).toBe(404);
  expect(text).toContain('Page not found');
  const json = await ask(path, { accept: 'application/json' });
  expect(json.reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(JSON.parse(json.text)).toMatchObject({ kind: 'page-unknown', status: 404 });
});

test.each([
  ['POST', page, 'GET, HEAD'],
  ['DELETE', page, 'GET, HEAD'],
  ['OPTIONS', '/', 'GET, HEAD'],
  ['PUT', `${page}/book`, 'POST'],
  ['PATCH', `${page}/move`, 'GET, HEAD, POST'],
])('%s %s cannot be done, and what can is named', async (method, path, allow) => {
  const { reply, text } = await ask(path, { method });
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, allow]);
  expect(text).toContain('This action is not available here');
  const json = await ask(path, { method, accept: 'application/json' });
  expect(JSON.parse(json.text)).toMatchObject({ kind: 'method-unknown', status: 405 });
});

test('no address leads off this host, or on to itself', async () => {
  for (const path of ['//example.org', '//example.org/', '/i//example.org', '/i/https:', '/i/a\\b/', page]) {
    const reply = await applicant.invoke({ ...(eventFor('$default') as object), rawPath: path });
    expect(reply.headers.location ?? '/i/').toMatch(/^\/i\/[\w.%-]*$/);
    expect(reply.headers.location).not.toBe(path);
  }
});

test('a path takes the methods of every route that has it', () => {
  expect(allowedMethods('/')).toEqual(['GET', 'HEAD']);
  expect(allowedMethods('/i/x/move')).toEqual(['GET', 'HEAD', 'POST']);
  for (const path of ['', '/i', '/i/', '/i/x/', '/{token}', '/i/x/__proto__'])
    expect(allowedMethods(path)).toEqual([]);
});
