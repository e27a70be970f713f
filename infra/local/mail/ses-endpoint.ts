import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';
import type { Mailbox, Tags } from './mailbox.ts';

/** SES takes messages up to 40 MB, after base64. */
const LARGEST_MAIL = 40 * 1024 * 1024;

export type SesEndpointOptions = {
  readonly mailbox: Mailbox;
  readonly configurationSet: string;
  readonly now: () => number;
};

/**
 * The SES endpoint: forwards each mail to the mailbox, and adds what that lacks. It rejects an unknown configuration
 * set and an invalid tag, as SES does, and saves each mail's tags and time.
 */
export function startSesEndpoint(options: SesEndpointOptions): Promise<Listening> {
  const server = createServer((request, response) => {
    receive(options, request, response).catch(() => response.destroy());
  });
  return listen(server);
}

async function receive(
  { mailbox, configurationSet, now }: SesEndpointOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await collectBody(request, LARGEST_MAIL);
  if (!body)
    return refuse(response, 'InvalidParameterValue', 'Message length is more than 41943040 bytes long');
  const form = new URLSearchParams(body.toString('utf8'));
  const requestedSet = form.get('ConfigurationSetName');
  if (requestedSet !== null && requestedSet !== configurationSet) {
    const message = `Configuration set <${requestedSet}> does not exist.`;
    return refuse(response, 'ConfigurationSetDoesNotExist', message);
  }
  const tags = tagsOf(form);
  if (!tags)
    return refuse(response, 'InvalidParameterValue', 'A tag holds a character that SES does not take.');
  const { status, text } = await forward(mailbox.sesUrl, request, body);
  const messageId = /<MessageId>([^<]+)</.exec(text)?.[1];
  if (messageId) mailbox.sent(messageId, { ...tags, 'ses:configuration-set': [configurationSet] }, now());
  response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
}

async function forward(url: string, request: IncomingMessage, body: Buffer) {
  const headers = {
    'content-type': request.headers['content-type'] ?? '',
    authorization: request.headers.authorization ?? '',
  };
  const reply = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: reply.status, text: await reply.text() };
}

/**
 * Names and values of at most 256 of these characters: https://docs.aws.amazon.com/ses/latest/APIReference
 * (MessageTag).
 */
const validTagPart = /^[A-Za-z0-9_.@-]{1,256}$/;

function tagsOf(form: URLSearchParams): Tags | undefined {
  const tags: Record<string, string[]> = {};
  for (let place = 1; form.has(`Tags.member.${place}.Name`); place += 1) {
    const name = form.get(`Tags.member.${place}.Name`) ?? '';
    const value = form.get(`Tags.member.${place}.Value`) ?? '';
    if (!validTagPart.test(name) || !validTagPart.test(value)) return undefined;
    tags[name] = [value];
  }
  return tags;
}

function refuse(response: ServerResponse, code: string, message: string): void {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped}</Message></Error>`;
  const space = 'http://ses.amazonaws.com/doc/2010-12-01/';
  response.writeHead(400, { 'content-type': 'text/xml' });
  response.end(`<ErrorResponse xmlns="${space}">${error}<RequestId>local</RequestId></ErrorResponse>`);
}
