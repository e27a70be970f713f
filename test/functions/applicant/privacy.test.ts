import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { environmentNames } from '#functions/runtime/environment.ts';
import { openStore } from '#functions/store/client.ts';
import { type Person, tracesOf } from '#test/support/checks/leaks.ts';
import { type LivedIn, liveIn, pageIn, type ReadMail } from '#test/support/hosts/running-season.ts';
import { everything } from '#test/support/measure/dump-table.ts';

/*
 * Promise 8: nobody sees anybody else. Every page, answer, calendar file and mail of every applicant of the sample is
 * searched for the name, the address and the id of each of the others; and everything that was logged for all of them.
 */
let season: LivedIn;
let invitations: readonly ReadMail[];

beforeAll(async () => {
  season = await liveIn({ databaseEndpoint: inject('databaseEndpoint') });
  invitations = await season.mails();
});
afterAll(() => season?.stop());

async function people(): Promise<readonly (Person & { readonly page: string })[]> {
  const found = [];
  for (const mail of invitations) {
    const page = pageIn(mail);
    const reply = await fetch(page, { headers: json });
    const { applicant } = (await reply.json()) as { applicant: { name: string } };
    found.push({
      address: mail.to,
      name: applicant.name,
      token: page.slice(page.lastIndexOf('/') + 1),
      page,
    });
  }
  return found;
}

const json = { accept: 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Every page that one applicant sees on the way through an offer; `all` adds every other page. */
async function seenBy(page: string, all: boolean): Promise<string> {
  const offer = (await (await fetch(page, { headers: json })).json()) as {
    options: {
      option: string;
      available: boolean;
      days: { starts: { start: string; unavailableBecause: unknown }[] }[];
    }[];
  };
  const option = offer.options.find(({ available }) => available);
  const starts =
    option?.days.map(({ starts }) => starts.find(({ unavailableBecause }) => !unavailableBecause)?.start) ??
    [];
  const body = new URLSearchParams({ option: option?.option ?? '' });
  for (const [index, start] of starts.entries()) body.set(`start-${index + 1}`, start ?? '');
  const seen: string[] = [JSON.stringify(offer)];
  const read = async (path: string, init?: RequestInit) => {
    const reply = await fetch(page + path, init);
    seen.push(JSON.stringify([...reply.headers]), await reply.text());
  };
  await read('/book', { method: 'POST', headers: form, body: 'option=1999-01-01&start-1=morning' });
  await read('/book', { method: 'POST', headers: form, body: body.toString() });
  for (const path of all
    ? ['', '/move', '/cancel', '/decline', '/zone', '/calendar.ics']
    : ['/calendar.ics']) {
    await read(path);
  }
  await read('/cancel', { method: 'POST', headers: json, body: '{}' });
  return seen.join('\n');
}

test('no page, answer or calendar file of one applicant holds anything of another', async () => {
  const all = await people();
  expect(all.length).toBe(60);
  expect(new Set(all.map(({ name }) => name)).size).toBe(60);
  for (const [index, own] of all.entries()) {
    const seen = await seenBy(own.page, index % 6 === 0);
    expect(seen).toContain(own.token);
    const leaks = all.filter((other) => other !== own).flatMap((other) => tracesOf(other, seen, own));
    expect(leaks).toEqual([]);
  }
}, 180_000);

test('no mail to an applicant holds anything of another, and each has one recipient', async () => {
  const all = await people();
  const mails = await season.mails();
  expect(mails.length).toBeGreaterThan(120);
  for (const { to, subject, text, html, calendars } of mails) {
    const own = all.find(({ address }) => address === to);
    if (!own) throw new Error(`a mail to ${to}, who was not invited`);
    const read = [subject, text, html, ...calendars.map(unfolded)].join('\n');
    const leaks = all.filter((other) => other !== own).flatMap((other) => tracesOf(other, read, own));
    expect(leaks).toEqual([]);
  }
});

function unfolded(calendar: string): string {
  return calendar.replace(/\r?\n[ \t]/g, '');
}

/** Lets things go wrong of which the functions write warnings and errors: a table that is gone, and mail that SES refuses. */
async function provokeErrors(page: string): Promise<void> {
  const client = new DynamoDBClient(access());
  const TableName = season.local.environment[environmentNames.table];
  await season.local.clock.move('+10d');
  await season.mails();
  await client.send(new DeleteTableCommand({ TableName }));
  expect((await fetch(page)).status).toBe(500);
  client.destroy();
}

function access() {
  const { environment } = season.local;
  return {
    endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: 'local' },
  };
}

test('nothing that is stored holds a link, so that a copy of the table opens none', async () => {
  const all = await people();
  const store = openStore(season.local.environment[environmentNames.table] ?? '', access());
  const stored = JSON.stringify(await everything(store));
  expect(all.filter(({ address }) => !stored.includes(address))).toEqual([]);
  expect(all.filter(({ token }) => stored.includes(token.slice(-43)))).toEqual([]);
});

test('no mail, calendar file, record or log line holds the join link', async () => {
  const secret = 'video.example.org/interviews-2020';
  const mails = await season.mails();
  const store = openStore(season.local.environment[environmentNames.table] ?? '', access());
  // The season says it, and so do the file that it came from and a draft of it.
  const stored = (await everything(store)).filter(
    ({ sk }) => !['season', 'file', 'draft'].includes(String(sk)),
  );
  const calendars = mails.flatMap((mail) => mail.calendars);
  expect(calendars.length).toBeGreaterThan(60);
  const read = [JSON.stringify([mails, stored]), ...calendars.map(unfolded), ...season.logged()].join('\n');
  expect(read).toContain('Virtual, by video');
  expect(read).toContain('a link to video.example.org');
  expect(read).not.toContain(secret);
});

test('no log line holds a name, an address, a token or a path, after any failure', async () => {
  const all = await people();
  await signInAndOut();
  await provokeErrors(all[0]?.page ?? '');
  const logged = season.logged();
  expect(logged.length).toBeGreaterThan(500);
  const text = logged.join('');
  for (const said of [
    '"route":"POST /desk/sign-in/{token}"',
    '"route":"POST /i/{token}/book"',
    '"level":"ERROR"',
    '"event":"digested"',
  ])
    expect(text).toContain(said);
  expect(all.flatMap((own) => tracesOf(own, text))).toEqual([]);
  expect(text).not.toMatch(/@example\.(org|com)/);
}, 180_000);

/** A coordinator and a stranger at the desk, by links that work and that do not. */
async function signInAndOut(): Promise<void> {
  const { url } = season.local;
  const post = (path: string, fields: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: form,
      body: new URLSearchParams(fields),
    });
  for (const address of ['coordinator.one@example.org', 'stranger@example.org', 'no address'])
    await post('/desk/sign-in', { address });
  const mail = (await season.mails()).findLast(({ to }) => to === 'coordinator.one@example.org');
  const [, token = ''] = /\/desk\/sign-in\/([\w.-]+)/.exec(mail?.text ?? '') ?? [];
  const begun = await post(`/desk/sign-in/${token}`);
  expect(begun.status).toBe(303);
  await post(`/desk/sign-in/${token}`);
  await post(`/desk/sign-in/${token.slice(0, -1)}`);
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await fetch(`${url}/desk`, { headers: { cookie } });
  await post('/desk/sign-out', { csrf: 'x' });
  const secrets = [token.split('.')[1] ?? '', ...cookie.split('.').slice(1)].filter(
    (each) => each.length > 20,
  );
  expect(secrets).toHaveLength(3);
  for (const secret of secrets) expect(season.logged().join('')).not.toContain(secret);
}
