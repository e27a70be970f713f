import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LocalOptions } from '#infra/local/local-options.ts';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { projectRoot } from '#infra/project-root.ts';

/** A mail as it lies in the mailbox. */
export type ReadMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Every calendar file that it carries; the same one may be in it twice, as an alternative and attached. */
  readonly calendars: readonly string[];
};

/** The reference season on this machine, applied and with the sample's applicants invited. */
export type LivedIn = {
  readonly local: Local;
  /** Runs `npm run season -- …` and returns its output. Throws if it fails. */
  operate(...words: string[]): Promise<string>;
  /** All mails, oldest first, once everything that is due has been sent. */
  mails(): Promise<readonly ReadMail[]>;
  /** Every line that the functions have logged. */
  logged(): readonly string[];
  stop(): Promise<void>;
};

const run = promisify(execFile);

/**
 * Starts the local host in this process, and lets a season begin on it as `npm start` does; `options` may put something
 * between the functions and their services.
 */
export async function liveIn({
  applicants = 'seasons/sample-applicants.csv',
  ...options
}: Omit<LocalOptions, 'startAt'> & { readonly applicants?: string } = {}): Promise<LivedIn> {
  const log = catchLog();
  const failures: unknown[] = [];
  const local = await startLocal({
    startAt: '2020-10-26T09:00',
    failed: (where, cause) => {
      if (!isOnlyBusy(cause)) failures.push(where, cause);
    },
    ...options,
  });
  const operate = async (...words: string[]) => {
    const command = [join(projectRoot, 'functions/cli/season.ts'), ...words];
    const env = { ...process.env, ...local.environment };
    return (await run(process.execPath, command, { cwd: projectRoot, env })).stdout;
  };
  await operate('apply', 'seasons/im-2020-2021.yaml');
  await operate('invite', applicants);
  return {
    local,
    operate,
    mails: async () => {
      await local.drain();
      if (failures.length > 0) throw new AggregateError(failures, 'the local host met failures');
      return readMailbox(local.mailboxUrl);
    },
    logged: () => log.lines,
    stop: () => local.stop().finally(log.release),
  };
}

/** A machine with too much to do gives a decision up after some seconds, and makes it when it is tried again: nothing is lost. */
function isOnlyBusy(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.every(isOnlyBusy);
  if (!(cause instanceof Error)) return false;
  return cause.message === 'not carried out: busy' || (cause.cause !== undefined && isOnlyBusy(cause.cause));
}

/**
 * The logger writes to the process's two outputs, warnings and errors to the second, past the console; what it writes is
 * kept instead of shown.
 */
function catchLog(): { readonly lines: string[]; readonly release: () => void } {
  const lines: string[] = [];
  const caught = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write;
    stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
      const text = String(chunk);
      if (!text.startsWith('{"level"')) return write.call(stream, chunk, ...rest);
      lines.push(text);
      return true;
    }) as typeof write;
    return () => {
      stream.write = write;
    };
  });
  return {
    lines,
    release: () => {
      for (const release of caught) release();
    },
  };
}

type StoredMail = {
  readonly destination: { readonly to: readonly string[] };
  readonly subject: string;
  readonly body: { readonly text?: string; readonly html?: string };
  readonly attachments: readonly { readonly contentType: string; readonly content: string }[];
};

async function readMailbox(url: string): Promise<readonly ReadMail[]> {
  const store = (await (await fetch(`${url}/store`)).json()) as { emails: readonly StoredMail[] };
  return store.emails.map(({ destination, subject, body, attachments }) => ({
    to: /[^\s<>"]+@[^\s<>"]+/.exec(destination.to.join(' '))?.[0] ?? '',
    subject,
    text: body.text ?? '',
    html: body.html ?? '',
    calendars: attachments
      .filter(({ contentType }) => /calendar|ics/.test(contentType))
      .map(({ content }) => Buffer.from(content, 'base64').toString('utf8')),
  }));
}

/** The personal page that a mail links to. */
export function pageIn({ subject, text }: ReadMail): string {
  const link = /https?:\/\/\S+\/i\/[\w.-]+/.exec(text)?.[0];
  if (!link) throw new Error(`the mail "${subject}" has no personal link`);
  return link;
}
