import { createRequire } from 'node:module';
import type { Email } from 'aws-ses-v2-local/dist/store.js';
import type { Kept } from '#infra/local/process/json-store.ts';
import { closed } from '#infra/local/process/listen.ts';

// Required and not imported: hosts differ in what they take for the default export of such a module.
const require = createRequire(import.meta.url);
const ses: typeof import('aws-ses-v2-local') = require('aws-ses-v2-local');
const sesStore: typeof import('aws-ses-v2-local/dist/store.js') = require('aws-ses-v2-local/dist/store.js');

export type Tags = Readonly<Record<string, readonly string[]>>;

/** A mail in the mailbox, with the tags under which it was sent. */
export type Mail = { readonly email: Email; readonly tags: Tags };

export type Mailbox = {
  readonly url: string;
  readonly port: number;
  mail(messageId: string): Mail | undefined;
  /** Notes what SES itself knows of a mail, and keeps it. `at` is when it was sent, in milliseconds. */
  sent(messageId: string, tags: Tags, at: number): void;
  stop(): Promise<void>;
};

const FILE = 'mails.jsonl';

/** A local SES with a page on which every mail can be read; mails that were kept are in it again. */
export async function startMailbox(kept: Kept, port = 0): Promise<Mailbox> {
  const tagsOf = new Map<string, Tags>();
  sesStore.clearStore();
  for (const { email, tags } of kept.readLines<Mail>(FILE)) {
    sesStore.saveEmail(email);
    tagsOf.set(email.messageId, tags);
  }
  const server = await opened(port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mailbox has no port');
  const find = (messageId: string) =>
    sesStore.getStoreReadonly().emails.find((each) => each.messageId === messageId);
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    mail(messageId) {
      const email = find(messageId);
      return email && { email, tags: tagsOf.get(messageId) ?? {} };
    },
    sent(messageId, tags, at) {
      const email = find(messageId);
      if (!email) return;
      email.at = Math.floor(at / 1000);
      tagsOf.set(messageId, tags);
      kept.append(FILE, { email, tags });
    },
    stop: () => closed(server),
  };
}

/** The server does not tell that a port is taken: it is then simply not listening. */
async function opened(port: number) {
  const server = await ses.default({ host: '127.0.0.1', port });
  return server.listening ? server : ses.default({ host: '127.0.0.1', port: 0 });
}
