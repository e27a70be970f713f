import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { divertOutput } from '#infra/local/process/divert-output.ts';
import { jsonStoreIn } from '#infra/local/process/json-store.ts';
import { claimInstance, publishInstance, type RunningInstance, removeInstance } from './instance-file.ts';
import type { LocalOptions } from './local-options.ts';
import { seedSeason } from './seed-season.ts';
import { type Local, startLocal } from './start-local.ts';
import { startupMessage } from './startup-message.ts';

export type RunLocalOptions = LocalOptions & {
  readonly root: string;
  readonly folder: string;
  /** The folder inside, where the data of this season are kept. Default: `kept`. */
  readonly keptIn?: string;
  readonly seasonFile: string;
  /** Without a list nobody is invited. */
  readonly applicants?: string | undefined;
  /** A list of those who interview. */
  readonly interviewers?: string | undefined;
  /** How many applications of invented people are imported. */
  readonly applications?: number;
};

/** How the process stops: `set` says what has to be stopped, and `end` stops it and exits with a code. */
type Stopping = {
  readonly set: (stop: () => Promise<void>) => void;
  readonly isStopping: () => boolean;
  readonly end: (code: number) => void;
};

const PREPARED = 'prepared.json';
const STOP_WITHIN_MS = 15_000;

/**
 * `npm start`: starts all services, seeds the season on the first run, prints the addresses, and runs until a signal
 * ends the process.
 */
export async function runLocal(options: RunLocalOptions, fresh: boolean): Promise<void> {
  const running = join(options.folder, 'running.json');
  mkdirSync(options.folder, { recursive: true });
  const holder = await claimInstance(running);
  if (holder) {
    process.stderr.write(`${alreadyRunning(holder)}\n`);
    process.exit(1);
  }
  process.once('exit', () => removeInstance(running));
  const folder = join(options.folder, options.keptIn ?? 'kept');
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'functions.log');
  const say = divertOutput(log);
  const stopWith = stopOnSignal(say);
  try {
    const local = await startAndSeed({ ...options, ...reporters(say, log), folder }, running, say, stopWith);
    say(await startupMessage(local, options));
  } catch (cause) {
    // Services that are being stopped make the work in progress fail: the stop itself ends the process.
    if (stopWith.isStopping()) return say('Stopped. npm start resumes from here.');
    say(cause instanceof Error ? cause.message : String(cause));
    stopWith.end(1);
  }
}

async function startAndSeed(
  options: RunLocalOptions,
  running: string,
  say: (line: string) => void,
  stopWith: Stopping,
): Promise<Local> {
  const local = await startLocal({ ...options, onClockMoved: () => publish(local) });
  const publish = ({ url, mailboxUrl, controlUrl, environment }: Local) =>
    publishInstance(running, { pid: process.pid, url, mailboxUrl, controlUrl, environment });
  stopWith.set(local.stop);
  const store = jsonStoreIn(options.folder);
  if (!store.read(PREPARED)) {
    const inviting = options.applicants === undefined ? '' : ` and inviting ${options.applicants}`;
    say(`Applying ${options.seasonFile}${inviting}: this takes a moment.`);
    await seedSeason({ ...options, environment: local.environment });
    await local.drain();
    store.write(PREPARED, { at: local.clock.now() });
  }
  publish(local);
  return local;
}

/** Errors go to the log; dead letters are also printed. */
function reporters(say: (line: string) => void, log: string): Pick<LocalOptions, 'failed' | 'onDeadLetter'> {
  return {
    failed: (where, cause) => process.stderr.write(`${where}: ${inspect(cause)}\n`),
    onDeadLetter: ({ entry }) =>
      say(`“${entry}” failed after all retries; its event is now a dead letter. See ${log}`),
  };
}

function alreadyRunning(holder: RunningInstance | 'starting'): string {
  return holder === 'starting'
    ? 'Another process is starting Fairslot here.'
    : `Fairslot is already running here: the mailbox is at ${holder.mailboxUrl}. Stop it with Ctrl-C in its terminal.`;
}

/**
 * Shuts down in order at the first signal; exits immediately at the second one, or if shutdown takes too long. An
 * uncaught error is printed and shuts down too.
 */
function stopOnSignal(say: (line: string) => void): Stopping {
  let stop = async () => {};
  let stopping = false;
  const end = (code: number) => {
    if (stopping) process.exit(code);
    stopping = true;
    setTimeout(() => process.exit(code), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (cause: unknown) => {
      say(`Unexpected error: ${cause instanceof Error ? cause.stack : String(cause)}`);
      end(1);
    });
  }
  return {
    set: (given) => {
      stop = given;
    },
    isStopping: () => stopping,
    end,
  };
}
