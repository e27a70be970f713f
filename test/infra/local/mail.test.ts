import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import type { SNSEvent } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import type { Local } from '#infra/local/start-local.ts';
import { startStandIns } from '#test/support/hosts/local-project.ts';

const raw = [
  'From: Interviews <interviews@example.org>',
  'To: "O\'Neil <b>, A" <applicant@example.org>',
  'Subject: =?utf-8?q?Dates_=E2=80=93_please?=',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Grüße & 1+1=2',
  '',
].join('\r\n');

/** Sends as the functions do: a client that knows nothing but its environment. */
async function send(local: Local, changed: Partial<SendRawEmailCommandInput> = {}) {
  const client = new SESClient(access(local, 'AWS_ENDPOINT_URL_SES'));
  try {
    return await client.send(
      new SendRawEmailCommand({
        Source: 'interviews@example.org',
        Destinations: ['applicant@example.org'],
        RawMessage: { Data: new TextEncoder().encode(raw) },
        ConfigurationSetName: local.environment.MAIL_CONFIGURATION_SET,
        Tags: [
          { Name: 'season', Value: 'a-season' },
          { Name: 'offer', Value: 'offer_01' },
        ],
        ...changed,
      }),
    );
  } finally {
    client.destroy();
  }
}

function access({ environment }: Local, endpoint: string) {
  return {
    endpoint: environment[endpoint] ?? '',
    region: environment.AWS_REGION ?? '',
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
}

type Stored = {
  messageId: string;
  subject: string;
  at: number;
  body: { text: string };
  destination: { to: string[] };
};

async function mailsOf({ mailboxUrl }: Local): Promise<Stored[]> {
  return ((await (await fetch(`${mailboxUrl}/store`)).json()) as { emails: Stored[] }).emails;
}

test('a raw mail with tags and a configuration set is in the mailbox, dated by the season’s clock', async () => {
  const local = await startStandIns({});
  const { MessageId } = await send(local);
  const mails = await mailsOf(local);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ messageId: MessageId, subject: 'Dates – please' });
  expect(mails[0]?.body.text).toContain('Grüße & 1+1=2');
  expect(Math.abs((mails[0]?.at ?? 0) * 1000 - local.clock.now().getTime())).toBeLessThan(5000);
  const page = await fetch(local.mailboxUrl);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/html'),
  ]);
});

const withFile = [
  'From: Interviews <interviews@example.org>',
  'To: applicant@example.org',
  'Subject: Booked <b>today</b>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=part',
  '',
  '--part',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p title="a">See <a href="http://127.0.0.1/i/token">your page</a></p>',
  '--part',
  'Content-Type: text/calendar; charset=utf-8',
  'Content-Disposition: attachment; filename="November 17.ics"',
  '',
  'BEGIN:VCALENDAR',
  '--part--',
  '',
].join('\r\n');

test('the mailbox finds a mail by any word, shows it without running it, and gives its files back', async () => {
  const local = await startStandIns({});
  await send(local);
  const { MessageId } = await send(local, { RawMessage: { Data: new TextEncoder().encode(withFile) } });
  const read = async (path: string) => (await fetch(local.mailboxUrl + path)).text();
  expect(await read('/')).toContain('2 of 2 mails');
  const found = await read('/?search=TODAY+applicant');
  expect(found).toContain('1 of 2 mails');
  expect(found).toContain(`<a href="/mail/${MessageId}">Booked &lt;b&gt;today&lt;/b&gt;</a>`);
  const shown = await read(`/mail/${MessageId}`);
  expect(shown).toContain('srcdoc="&lt;base target=&quot;_top&quot;&gt;&lt;p title=&quot;a&quot;&gt;See');
  expect(shown).not.toContain('allow-scripts');
  const file = await fetch(`${local.mailboxUrl}/mail/${MessageId}/0`);
  expect(file.headers.get('content-disposition')).toContain('November%2017.ics');
  expect((await file.text()).trim()).toBe('BEGIN:VCALENDAR');
  for (const path of ['/mail/none', '/mail/%E0%A4%A', '//'])
    expect((await fetch(local.mailboxUrl + path)).status, path).toBe(404);
});

test.each<[string, Partial<SendRawEmailCommandInput>, string]>([
  [
    'a configuration set that does not exist',
    { ConfigurationSetName: 'another' },
    'ConfigurationSetDoesNotExistException',
  ],
  ['a tag with a space', { Tags: [{ Name: 'offer', Value: 'two words' }] }, 'InvalidParameterValue'],
  ['an empty tag', { Tags: [{ Name: 'offer', Value: '' }] }, 'InvalidParameterValue'],
  ['a tag of 257 characters', { Tags: [{ Name: 'offer', Value: 'a'.repeat(257) }] }, 'InvalidParameterValue'],
])('%s is refused, as SES refuses it, and nothing is in the mailbox', async (_what, changed, name) => {
  const local = await startStandIns({});
  await expect(send(local, changed)).rejects.toMatchObject({ name });
  expect(await mailsOf(local)).toEqual([]);
});

test('an SES event about a mail reaches the mail function with the tags under which the mail was sent', async () => {
  const events: SNSEvent[] = [];
  const local = await startStandIns({ trouble: (event) => events.push(event as SNSEvent) });
  const { MessageId = '' } = await send(local);
  expect(await local.mailEvent('bounced', 'nobody')).toBe(false);
  expect(await local.mailEvent('bounced', MessageId)).toBe(true);
  expect(events).toHaveLength(1);
  const message = JSON.parse(events[0]?.Records[0]?.Sns.Message ?? '');
  expect(message).toMatchObject({
    eventType: 'Bounce',
    mail: {
      messageId: MessageId,
      tags: { season: ['a-season'], offer: ['offer_01'], 'ses:configuration-set': ['fairslot'] },
    },
    bounce: { bounceType: 'Permanent', timestamp: expect.stringMatching(/^2020-10-26T13:0\d:/) },
  });
});

test('the control port reports an event of a mail too', async () => {
  const kinds: string[] = [];
  const local = await startStandIns({
    trouble: (event) => kinds.push(JSON.parse((event as SNSEvent).Records[0]?.Sns.Message ?? '').eventType),
  });
  const { MessageId } = await send(local);
  const post = (kind: string, messageId = MessageId) =>
    fetch(`${local.controlUrl}/mail-events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, messageId }),
    });
  expect((await post('complained')).status).toBe(200);
  expect((await post('delivered')).status).toBe(200);
  expect((await post('exploded')).status).toBe(400);
  expect((await post('bounced', 'nobody')).status).toBe(404);
  expect(kinds).toEqual(['Complaint', 'Delivery']);
});

test('mails, their tags, the links’ keys and the pages’ address outlive the run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = await startStandIns({}, { folder });
  const { MessageId = '' } = await send(first);
  const [mails, key] = [await mailsOf(first), await linkKeys(first)];
  await first.stop();
  const events: SNSEvent[] = [];
  const second = await startStandIns({ trouble: (event) => events.push(event as SNSEvent) }, { folder });
  expect(await mailsOf(second)).toEqual(mails);
  expect(await linkKeys(second)).toBe(key);
  expect([second.url, second.mailboxUrl]).toEqual([first.url, first.mailboxUrl]);
  await second.mailEvent('bounced', MessageId);
  expect(JSON.parse(events[0]?.Records[0]?.Sns.Message ?? '').mail.tags).toMatchObject({
    offer: ['offer_01'],
  });
});

test('a start whose port another program has taken takes a free one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = await startStandIns({}, { folder });
  const second = await startStandIns({}, { folder });
  expect(second.url).not.toBe(first.url);
  expect(second.mailboxUrl).not.toBe(first.mailboxUrl);
  expect((await fetch(`${second.url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${second.mailboxUrl}/store`)).status).toBe(200);
});

async function linkKeys(local: Local): Promise<string | undefined> {
  const client = new SecretsManagerClient(access(local, 'AWS_ENDPOINT_URL_SECRETS_MANAGER'));
  const command = new GetSecretValueCommand({ SecretId: local.environment.LINK_KEYS_SECRET });
  return (await client.send(command).finally(() => client.destroy())).SecretString;
}

test('the secret of the links holds a current key of 32 random bytes; there is no other secret', async () => {
  const [one, other] = [await startStandIns({}), await startStandIns({})];
  const keys = JSON.parse((await linkKeys(one)) ?? '');
  expect(keys).toEqual({ current: expect.stringMatching(/^[\w-]{43}$/), previous: null });
  expect(await linkKeys(other)).not.toBe(await linkKeys(one));
  const missing = { ...one, environment: { ...one.environment, LINK_KEYS_SECRET: 'another' } };
  await expect(linkKeys(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a host leaves the environment of its process as it found it', async () => {
  const before = { ...process.env };
  const local = await startStandIns({});
  expect(process.env.AWS_ENDPOINT_URL_SES).toBe(local.environment.AWS_ENDPOINT_URL_SES);
  await local.stop();
  expect(process.env).toEqual(before);
});
