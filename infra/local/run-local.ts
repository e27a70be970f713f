import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { divertOutput } from '#infra/local/process/divert-output.ts';
import { keptIn } from '#infra/local/process/json-store.ts';
import { greeting } from './greeting.ts';
import { type Running, takeOver, tell, withdraw } from './instance-file.ts';
import type { LocalOptions } from './local-options.ts';
import { beginSeason } from './seed-season.ts';
import { type Local, startLocal } from './start-local.ts';

export type RunOptions = LocalOptions & {
  readonly root: string;
  readonly folder: string;
  readonly seasonFile: string;
  readonly applicants: string;
};

const PREPARED = 'prepared.json';
const STOP_WITHIN_MS = 15_000;

/**
 * `npm start`: brings everything up, lets the season begin if it has not, says where things are, and runs until it is
 * told to stop. Ends the process itself.
 */
export async function runLocal(options: RunOptions, fresh: boolean): Promise<void> {
  const running = join(options.folder, 'running.json');
  mkdirSync(options.folder, { recursive: true });
  const holder = await takeOver(running);
  if (holder) {
    process.stderr.write(`${alreadyRuns(holder)}\n`);
    process.exit(1);
  }
  process.once('exit', () => withdraw(running));
  const folder = join(options.folder, 'kept');
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'functions.log');
  const say = divertOutput(log);
  const stopWith = stopWhenTold(say);
  try {
    const local = await bringUp({ ...options, ...reports(say, log), folder }, running, say, stopWith);
    say(await greeting(local, options));
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    process.exit(1);
  }
}

async function bringUp(
  options: RunOptions,
  running: string,
  say: (line: string) => void,
  stopWith: (stop: () => Promise<void>) => void,
): Promise<Local> {
  const local = await startLocal({ ...options, moved: () => publish(local) });
  const publish = ({ url, mailboxUrl, controlUrl, environment }: Local) =>
    tell(running, { pid: process.pid, url, mailboxUrl, controlUrl, environment });
  stopWith(local.stop);
  const kept = keptIn(options.folder);
  if (!kept.read(PREPARED)) {
    say(`Applying ${options.seasonFile} and inviting ${options.applicants}: this takes a moment.`);
    await beginSeason({ ...options, environment: local.environment });
    await local.drain();
    kept.write(PREPARED, { at: local.clock.now() });
  }
  publish(local);
  return local;
}

/** What goes wrong is in the log; what is given up for good is said too. */
function reports(say: (line: string) => void, log: string): Pick<LocalOptions, 'failed' | 'onDeadLetter'> {
  return {
    failed: (where, cause) => process.stderr.write(`${where}: ${inspect(cause)}\n`),
    onDeadLetter: ({ entry }) =>
      say(`What “${entry}” was to do has failed too often and is given up: see ${log}`),
  };
}

function alreadyRuns(holder: Running | 'starting'): string {
  return holder === 'starting'
    ? 'Fairslot is just being started here by another process.'
    : `Fairslot runs here already: the mailbox is at ${holder.mailboxUrl}. Stop it with Ctrl-C where it was started.`;
}

/**
 * Ends the process at the first signal, in order; at the second, or if that takes too long, at once. Before there is
 * anything to stop it just ends. An error that nobody caught ends it too, and is said.
 */
function stopWhenTold(say: (line: string) => void): (stop: () => Promise<void>) => void {
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
      say(`Something broke: ${cause instanceof Error ? cause.stack : String(cause)}`);
      end(1);
    });
  }
  return (given) => {
    stop = given;
  };
}
