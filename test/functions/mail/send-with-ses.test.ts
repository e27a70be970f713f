import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { MessageRejected, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BookingRecord } from '#domain/booking/booking-record.ts';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { instant } from '#domain/values/time.ts';
import type { Letter } from '#functions/mail/mime.ts';
import { sendNotice } from '#functions/mail/send-with-ses.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import { liveThrough } from '#test/support/builders/live-through.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

/** Required rather than imported: it is CommonJS, and Node and vitest differ about where its default export is. */
const { default: startMailbox } = createRequire(import.meta.url)('aws-ses-v2-local') as {
  default: (config: { host: string; port: number }) => Promise<Server>;
};

const season = sampleSeason();

function letter(change: Partial<Pick<BookingRecord, 'id' | 'season' | 'offer'>> = {}): Letter {
  const open = sampleOffer({ tracks: ['primary-care'], seatedAs: 'primary-care' });
  const { offer, records } = liveThrough(season, open, [
    { act: 'book', choice: { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] } },
  ]);
  const record = { ...records[0]!, ...change };
  const link = 'https://interviews.example.org/i/token';
  const mail = offerMail({ season, offer, record: records[0]!, notice: applicantNotices(record)[1]!, link });
  return {
    season,
    record,
    index: 1,
    to: record.notices[1]?.to ?? '',
    toName: offer.applicant.name,
    mail,
    sentAt: instant('2020-10-27T17:00Z'),
  };
}

describe('sent to a mailbox', () => {
  let server: Server;
  let ses: SESClient;

  beforeAll(async () => {
    server = await startMailbox({ host: '127.0.0.1', port: 0 });
    const { port } = server.address() as AddressInfo;
    const credentials = { accessKeyId: 'tests', secretAccessKey: 'tests' };
    ses = new SESClient({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials });
  });
  afterAll(() => new Promise((done) => server.close(done)));

  test('a notice arrives with its text, its HTML and its calendar entry', async () => {
    const sent = await sendNotice(ses, 'mails', letter());
    expect(sent.as).toBe('sent');
    const { port } = server.address() as AddressInfo;
    const store = (await (await fetch(`http://127.0.0.1:${port}/store`)).json()) as { emails: Arrived[] };
    const arrived = store.emails.find((each) => each.messageId === sent.detail);
    expect(arrived?.subject).toBe(letter().mail.subject);
    expect(arrived?.destination.to).toEqual(['"Sample Applicant One" <one@example.org>']);
    expect(arrived?.replyTo).toEqual(['residency@example.org']);
    expect(arrived?.body.text?.trim()).toBe(letter().mail.text.trim());
    const [file] = arrived?.attachments.filter((each) => each.filename?.endsWith('.ics')) ?? [];
    expect(Buffer.from(file?.content ?? '', 'base64').toString()).toBe(letter().mail.calendar?.text);
  });
});

type Arrived = {
  messageId: string;
  subject: string;
  replyTo: string[];
  destination: { to: string[] };
  body: { text?: string };
  attachments: { filename?: string; content: string }[];
};

describe('handing over', () => {
  const client = new SESClient({ region: 'us-east-1' });
  const ses = mockClient(client);
  const about = { $metadata: {} };
  const violation = (name: string, message: string) =>
    new SESServiceException({ name, message, $fault: 'client', ...about });

  beforeEach(() => {
    ses.reset();
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
  });

  test('names the one recipient, the configuration set, and the tags that map events back', async () => {
    await expect(sendNotice(client, 'mails', letter())).resolves.toEqual({ as: 'sent', detail: 'ses-1' });
    const [call] = ses.commandCalls(SendRawEmailCommand);
    expect(call?.args[0].input).toMatchObject({
      Source: 'interviews@example.org',
      Destinations: ['one@example.org'],
      ConfigurationSetName: 'mails',
      Tags: [
        { Name: 'season', Value: 'sample-2020' },
        { Name: 'offer', Value: 'off_sample' },
        { Name: 'record', Value: 'record_0' },
        { Name: 'notice', Value: '1' },
      ],
    });
  });

  test('an id that SES could not hand back as a tag is not sent', async () => {
    await expect(sendNotice(client, 'mails', letter({ offer: 'a b' }))).rejects.toThrow('cannot be a tag');
    expect(ses.calls()).toHaveLength(0);
  });

  test.each([
    new MessageRejected({ message: 'Message contains a virus.', ...about }),
    violation('InvalidParameterValue', 'Local address contains control or whitespace'),
  ])('a message that SES will never take is refused, not tried for ever: $message', async (cause) => {
    ses.on(SendRawEmailCommand).rejects(cause);
    await expect(sendNotice(client, 'mails', letter())).resolves.toEqual({
      as: 'refused',
      detail: cause.message,
    });
  });

  test.each([
    new MessageRejected({ message: 'Email address is not verified: one@example.org', ...about }),
    violation('Throttling', 'Maximum sending rate exceeded.'),
    violation('AccountSendingPausedException', 'paused'),
    violation('ConfigurationSetDoesNotExist', 'Configuration set mails does not exist.'),
    new Error('socket hang up'),
  ])(
    'what may pass, or can be mended, is thrown, so that the notice is tried again: $message',
    async (cause) => {
      ses.on(SendRawEmailCommand).rejects(cause);
      await expect(sendNotice(client, 'mails', letter())).rejects.toThrow();
    },
  );

  test('the error names the notice and repeats no address', async () => {
    ses.on(SendRawEmailCommand).rejects(
      new MessageRejected({
        message: 'Email address is not verified: "one@example.org", <two@example.org>',
        ...about,
      }),
    );
    const thrown = await sendNotice(client, 'mails', letter()).catch((error: Error) => error);
    expect(String(thrown)).toContain('record_0');
    expect(thrown).not.toHaveProperty('cause');
    expect(JSON.stringify([String(thrown), (thrown as Error).stack])).not.toMatch(/(one|two)@/);
  });
});
