import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SESClient } from '@aws-sdk/client-ses';
import { type ReceivedMail, startMailbox } from '#infra/local/mail/mailbox.ts';
import { startSesEndpoint } from '#infra/local/mail/ses-endpoint.ts';
import { discardingStore } from '#infra/local/process/json-store.ts';
import { listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';

/** What SES, or the way to it, does to every message to an address instead of taking it. */
export type Hindrance =
  | 'throttled'
  | 'broken'
  | 'cut-off'
  | 'silent once'
  | 'not verified'
  | 'refused'
  /** The message is taken, and the answer is lost. */
  | 'answer lost once';

/** A message that came through, with the record and the notice under which it was sent. */
export type Arrived = ReceivedMail & {
  readonly record: string;
  readonly notice: number;
  readonly to: string;
  /** The calendar file that it carries, if it does. */
  readonly calendar: string;
};

export type PostOffice = {
  readonly url: string;
  client(): SESClient;
  hinder(address: string, hindrance?: Hindrance): void;
  /** How often it was asked to take a message to the address. */
  asked(address: string): number;
  /** The delivered mails, oldest first: all of them, or those of one record. */
  arrived(record?: string): Promise<readonly Arrived[]>;
  stop(): Promise<void>;
};

export const configurationSet = 'mails';

/** A local SES that can be hindered, address by address. Faults travel as real answers, or real silence, on the wire. */
export async function startPostOffice(): Promise<PostOffice> {
  const mailbox = await startMailbox(discardingStore);
  const intake = await startSesEndpoint({ mailbox, configurationSet, now: () => Date.now() });
  const hindered = new Map<string, Hindrance>();
  const asked: string[] = [];
  const counter = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  const listening = await listen(counter);

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await collectBody(request, 1_000_000)) ?? Buffer.of();
    const to = new URLSearchParams(body.toString()).get('Destinations.member.1') ?? '';
    asked.push(to);
    const hindrance = hindered.get(to);
    if (hindrance?.endsWith('once')) hindered.delete(to);
    if (hindrance === 'silent once') return;
    if (hindrance === 'cut-off') return void response.destroy();
    const said = hindrance && answers[hindrance];
    if (said) return void response.writeHead(said.status, { 'content-type': 'text/xml' }).end(said.text);
    const reply = await fetch(intake.url, {
      method: 'POST',
      headers: headersOf(request),
      body: new Uint8Array(body),
    });
    const text = await reply.text();
    keep(text);
    if (hindrance === 'answer lost once') return void response.destroy();
    response.writeHead(reply.status, { 'content-type': 'text/xml' }).end(text);
  }

  // Kept as they come: reading the whole mailbox again for each question takes longer with every mail.
  const received: ReceivedMail[] = [];
  function keep(answer: string): void {
    const mail = mailbox.mail(/<MessageId>([^<]+)</.exec(answer)?.[1] ?? '');
    if (mail) received.push(mail);
  }

  return {
    url: listening.url,
    client: () => new SESClient({ endpoint: listening.url, region: 'us-east-1', credentials }),
    hinder: (address, hindrance) =>
      void (hindrance ? hindered.set(address, hindrance) : hindered.delete(address)),
    asked: (address) => asked.filter((each) => each === address).length,
    arrived: async (record) =>
      received.filter(({ tags }) => record === undefined || tags.record?.[0] === record).map(arrivedAs),
    stop: async () => {
      await listening.close();
      await intake.close();
      await mailbox.stop();
    },
  };
}

const credentials = { accessKeyId: 'tests', secretAccessKey: 'tests' };

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return {
    'content-type': headers['content-type'] ?? '',
    authorization: headers.authorization ?? '',
  };
}

function arrivedAs(mail: ReceivedMail): Arrived {
  const { attachments, destination } = mail.email;
  const file = attachments.find(({ filename }) => filename?.endsWith('.ics'));
  return {
    ...mail,
    record: mail.tags.record?.[0] ?? '',
    notice: Number(mail.tags.notice?.[0]),
    to: /[^\s<>"]+@[^\s<>"]+/.exec(destination.to.join(' '))?.[0] ?? '',
    calendar: Buffer.from(file?.content ?? '', 'base64').toString('utf8'),
  };
}

const answers: Partial<Record<Hindrance, { readonly status: number; readonly text: string }>> = {
  throttled: said(400, 'Throttling', 'Maximum sending rate exceeded.'),
  broken: said(503, 'ServiceUnavailable', 'Service is temporarily unavailable.'),
  'not verified': said(400, 'MessageRejected', 'Email address is not verified: interviews@example.org'),
  refused: said(400, 'InvalidParameterValue', 'Local address contains control or whitespace'),
};

function said(status: number, code: string, message: string) {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  const space = 'http://ses.amazonaws.com/doc/2010-12-01/';
  return { status, text: `<ErrorResponse xmlns="${space}">${error}<RequestId>1</RequestId></ErrorResponse>` };
}
