import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import { freePort } from '#infra/local/process/free-port.ts';
import { startProcess } from './processes.ts';

/** The SMTP server to which the emulator's SES forwards each message unchanged. */
export type MailServer = {
  readonly port: number;
  /** Waits for a mail to `address` that satisfies `fits`. Returns the newest; throws on a timeout. */
  newest(address: string, fits: (mail: Email) => boolean): Promise<Email>;
  /** The number of mails to `address` so far. */
  count(address: string): Promise<number>;
  stop(): Promise<void>;
};

const WITHIN_MS = 90_000;

/** Starts a mail server on a free port that keeps each message as a file in `home`. */
export async function startMailServer(
  python: string,
  env: Readonly<Record<string, string>>,
  home: string,
): Promise<MailServer> {
  const folder = join(home, 'mail');
  const port = await freePort();
  const where = [
    '--nosetuid',
    '--listen',
    `127.0.0.1:${port}`,
    '--class',
    'aiosmtpd.handlers.Mailbox',
    folder,
  ];
  const stop = startProcess(python, ['-m', 'aiosmtpd', ...where], { env, log: join(home, 'mailbox.log') });
  await until(() => connects(port), 'the mail server does not answer');
  const to = async (address: string) =>
    (await mailsIn(folder)).filter((mail) => mail.to?.some((each) => each.address === address));
  return {
    port,
    stop,
    count: async (address) => (await to(address)).length,
    newest: (address, fits) =>
      until(
        async () => (await to(address)).findLast(fits),
        async () => `no such mail to ${address}; there are: ${subjects(await to(address))}`,
      ),
  };
}

/** Polls `ask` until it returns a value. Throws an error with the text of `otherwise` on a timeout. */
async function until<T>(
  ask: () => Promise<T | undefined>,
  otherwise: string | (() => Promise<string>),
): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(typeof otherwise === 'string' ? otherwise : await otherwise());
    await pause(200);
  }
}

/** Every mail so far, oldest first. */
async function mailsIn(folder: string): Promise<Email[]> {
  const arrived = join(folder, 'new');
  if (!existsSync(arrived)) return [];
  const files = readdirSync(arrived).sort((one, other) => orderOf(one) - orderOf(other));
  return Promise.all(files.map((file) => PostalMime.parse(readFileSync(join(arrived, file)))));
}

/** File names in a Maildir contain a counter: `1700000000.M1P2Q3.host` is the third mail of its process. */
function orderOf(file: string): number {
  return Number(/Q(\d+)/.exec(file)?.[1] ?? 0);
}

function subjects(mails: readonly Email[]): string {
  return mails.map(({ subject }) => `“${subject}”`).join(', ') || 'none';
}

function connects(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(undefined));
  });
}
