import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { type Clock, startClock } from '#infra/local/clock/clock.ts';
import { parseMove } from '#infra/local/clock/parse-move.ts';
import { startScheduler } from '#infra/local/clock/scheduler.ts';
import type { DeadLetter } from '#infra/local/handlers/dead-letter.ts';
import { invokeWithRetries } from '#infra/local/handlers/invoke-with-retries.ts';
import { type Listeners, listenersAmong } from '#infra/local/handlers/listeners.ts';
import { type InvokeEntry, loadHandlers } from '#infra/local/handlers/load-handlers.ts';
import { type MailEventKind, sesEvent } from '#infra/local/mail/ses-event.ts';
import { type ShutdownStack, shutdownStack } from '#infra/local/process/shutdown-stack.ts';
import { isForImports, isForOutbox } from '#infra/local/stream/lambda-event.ts';
import { followStream, type Stream, type StreamOptions } from '#infra/local/stream/stream.ts';
import { startControl } from './control.ts';
import { restoreEnvironment } from './environment.ts';
import { type LocalOptions, type ResolvedOptions, resolveOptions } from './local-options.ts';
import { type Services, startServices } from './services.ts';

export type Local = {
  /** The applicant's pages. */
  readonly url: string;
  readonly mailboxUrl: string;
  readonly controlUrl: string;
  /** The environment with which a process uses this host in place of AWS. Changes when the clock is moved. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: {
    now(): Date;
    /** As `npm run clock`: `+3d`, or a time in the program's zone. Resolves when all scheduled runs are done. */
    move(asked: string): Promise<void>;
  };
  /** Resolves when every notice written so far has been sent, or is a dead letter. */
  drain(): Promise<void>;
  /** Publishes a delivery event of a mail, as SES does. Returns whether there is such a mail. */
  mailEvent(kind: MailEventKind, messageId: string): Promise<boolean>;
  readonly deadLetters: readonly DeadLetter[];
  stop(): Promise<void>;
};

const POLL_MS = 100;
const TICK_MS = 2000;
const BATCH = 10;

/**
 * Runs the functions of the entries on this machine, with local services in place of AWS. A process can run one host
 * at a time, because functions read the environment of the process.
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const resolved = resolveOptions(options);
  const shutdown = shutdownStack((cause) => resolved.failed('the local host', cause));
  try {
    return await start(resolved, shutdown);
  } catch (cause) {
    await shutdown.run();
    throw cause;
  }
}

async function start(resolved: ResolvedOptions, shutdown: ShutdownStack): Promise<Local> {
  const before = { ...process.env };
  shutdown.add(() => restoreEnvironment(before));
  const clock = startClock(resolved.store, resolved.startAt);
  const loaded = Promise.withResolvers<InvokeEntry>();
  const invoke: InvokeEntry = async (entry, event) => (await loaded.promise)(entry, event);
  const services = await startServices(resolved, clock, invoke, shutdown);
  Object.assign(process.env, await resolved.wrapEnvironment(services.environment));
  loaded.resolve(await loadHandlers(resolved.root, resolved.entries));
  const deadLetters = deadLetterStore(resolved);
  const host: Host = {
    ...resolved,
    ...services,
    listeners: listenersAmong(resolved.entries),
    clock,
    invoke,
    shutdown,
    addDeadLetter: deadLetters.addDeadLetter,
  };
  const stream = startStreams(host);
  const moveClock = scheduling(host, stream);
  const publishMailEvent = mailEventPublisher(host);
  const control = await startControl({
    zone: resolved.season.zone,
    now: clock.now,
    moveClock,
    publishMailEvent,
    failed: (cause) => resolved.failed('the control port', cause),
  });
  shutdown.add(() => control.close());
  return {
    url: services.url,
    mailboxUrl: services.mailbox.url,
    controlUrl: control.url,
    get environment() {
      return { ...services.environment, ...clock.environment() };
    },
    clock: { now: () => new Date(clock.now()), move: moveClock },
    drain: stream.drain,
    mailEvent: publishMailEvent,
    deadLetters: deadLetters.letters,
    stop: shutdown.run,
  };
}

/** The resolved options, the services and the state of a running host. */
type Host = ResolvedOptions &
  Services & {
    readonly listeners: Listeners;
    readonly clock: Clock;
    readonly invoke: InvokeEntry;
    readonly shutdown: ShutdownStack;
    readonly addDeadLetter: (letter: DeadLetter) => void;
  };

function deadLetterStore({ store, onDeadLetter }: ResolvedOptions) {
  const letters: DeadLetter[] = [];
  const addDeadLetter = (letter: DeadLetter) => {
    letters.push(letter);
    store.append('dead-letters.jsonl', letter);
    onDeadLetter(letter);
  };
  return { letters, addDeadLetter };
}

/**
 * Delivers outbox records to the stream's function, and uploads to that which reads them, if there is one. Records that are
 * undelivered when the host stops are delivered by the next run.
 */
function startStreams(host: Host): Pick<Stream, 'drain'> {
  const { stream, uploads } = host.listeners;
  const [outbox] = stream;
  if (!outbox) throw new Error('no entry is triggered by the stream');
  const streams = [
    startStream(host, outbox, { checkpoint: 'stream.json', batchSize: BATCH, isWanted: isForOutbox }),
    ...uploads.map((entry) =>
      startStream(host, entry, { checkpoint: `stream-${entry}.json`, batchSize: 1, isWanted: isForImports }),
    ),
  ];
  return {
    drain: async () => {
      for (const each of streams) await each.drain();
    },
  };
}

type Following = Pick<StreamOptions, 'batchSize' | 'isWanted'> & { readonly checkpoint: string };

function startStream(host: Host, entry: string, { checkpoint, ...how }: Following): Stream {
  const { access, streamArn, store, invoke, attempts, waitMs, addDeadLetter, failed, shutdown } = host;
  const client = new DynamoDBStreamsClient(access);
  const stream = followStream({
    ...{ ...how, client, streamArn, entry, attempts, waitMs, addDeadLetter },
    invoke: (event) => invoke(entry, event),
    failed: (cause) => failed(entry, cause),
    everyMs: POLL_MS,
    checkpoint: store.read(checkpoint) ?? {},
    saveCheckpoint: (reached) => store.write(checkpoint, reached),
  });
  shutdown.add(async () => {
    await stream.stop();
    client.destroy();
  });
  return stream;
}

function scheduling(host: Host, stream: Pick<Stream, 'drain'>): (asked: string) => Promise<void> {
  const { clock, season, failed, onClockMoved, shutdown } = host;
  const scheduler = startScheduler({
    ...host,
    entries: host.listeners.scheduled,
    run: (entry) => invokeWithRetries(host, entry, {}),
    drain: () => stream.drain(),
    everyMs: TICK_MS,
    failed: (cause) => failed('the schedules', cause),
  });
  shutdown.add(() => scheduler.stop());
  return async (asked) => {
    await scheduler.moveTo(parseMove(asked, clock.now(), season.zone));
    onClockMoved();
  };
}

function mailEventPublisher(host: Host): (kind: MailEventKind, messageId: string) => Promise<boolean> {
  return async (kind, messageId) => {
    const mail = host.mailbox.mail(messageId);
    if (!mail) return false;
    const event = sesEvent(kind, mail, new Date(host.clock.now()).toISOString());
    for (const entry of host.listeners.mail) await invokeWithRetries(host, entry, event);
    return true;
  };
}
