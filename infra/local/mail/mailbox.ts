import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Email } from 'aws-ses-v2-local/dist/store.js';
import type { JsonStore } from '#infra/local/process/json-store.ts';
import { closeServer, listen } from '#infra/local/process/listen.ts';
import { mailboxReply } from './mailbox-pages.ts';

// `require`, because Node and vitest disagree on the default export of a CommonJS module.
const require = createRequire(import.meta.url);
const ses: typeof import('aws-ses-v2-local') = require('aws-ses-v2-local');
const sesStore: typeof import('aws-ses-v2-local/dist/store.js') = require('aws-ses-v2-local/dist/store.js');

export type Tags = Readonly<Record<string, readonly string[]>>;

/** A mail in the mailbox, with the tags that it was sent with. */
export type ReceivedMail = { readonly email: Email; readonly tags: Tags };

export type Mailbox = {
  /** Where a person reads the mails. */
  readonly url: string;
  /** Where mail is sent to. */
  readonly sesUrl: string;
  readonly port: number;
  mail(messageId: string): ReceivedMail | undefined;
  /** Saves a mail's tags and the time `at` which it was sent, in milliseconds. */
  sent(messageId: string, tags: Tags, at: number): void;
  stop(): Promise<void>;
};

const FILE = 'mails.jsonl';

/** A local SES, and a page on `port` that shows every mail, including those saved by earlier runs. */
export async function startMailbox(store: JsonStore, port?: number): Promise<Mailbox> {
  const tagsOf = new Map<string, Tags>();
  sesStore.clearStore();
  for (const { email, tags } of store.readLines<ReceivedMail>(FILE)) {
    sesStore.saveEmail(email);
    tagsOf.set(email.messageId, tags);
  }
  const server = await ses.default({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local SES has no port');
  const pages = await listen(createServer(showMails), port);
  const find = (messageId: string) =>
    sesStore.getStoreReadonly().emails.find((each) => each.messageId === messageId);
  return {
    url: pages.url,
    sesUrl: `http://127.0.0.1:${address.port}`,
    port: pages.port,
    mail(messageId) {
      const email = find(messageId);
      return email && { email, tags: tagsOf.get(messageId) ?? {} };
    },
    sent(messageId, tags, at) {
      const email = find(messageId);
      if (!email) return;
      email.at = Math.floor(at / 1000);
      tagsOf.set(messageId, tags);
      store.append(FILE, { email, tags });
    },
    stop: async () => {
      await Promise.all([pages.close(), closeServer(server)]);
    },
  };
}

function showMails({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const { emails } = sesStore.getStoreReadonly();
  const { status, type, body, saveAs } = mailboxReply(emails, url);
  const file = saveAs && {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}`,
  };
  response.writeHead(status, { 'content-type': type, ...file }).end(body);
}
