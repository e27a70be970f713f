import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { type Clock, startClock } from '#infra/local/clock/clock.ts';
import { movedTo } from '#infra/local/clock/parse-move.ts';
import { keepTime } from '#infra/local/clock/scheduler.ts';
import type { DeadLetter } from '#infra/local/handlers/dead-letter.ts';
import { runEvent } from '#infra/local/handlers/invoke-with-retries.ts';
import { type Listeners, listenersAmong } from '#infra/local/handlers/listeners.ts';
import { type InvokeEntry, loadFunctions } from '#infra/local/handlers/load-handlers.ts';
import { type MailEventKind, mailEvent } from '#infra/local/mail/ses-event.ts';
import { type Endings, endings } from '#infra/local/process/shutdown-stack.ts';
import { followStream, type Stream } from '#infra/local/stream/stream.ts';
import { startControl } from './control.ts';
import { restoreEnvironment } from './environment.ts';
import { type LocalOptions, type Settled, settle } from './local-options.ts';
import { type Services, startServices } from './services.ts';

export type Local = {
  /** The applicant's pages. */
  readonly url: string;
  readonly mailboxUrl: string;
  readonly controlUrl: string;
  /** What a process needs to speak to this host as it would to AWS. Changes when the clock is moved. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: {
    now(): Date;
    /** As `npm run clock`: `+3d`, or a time of the program's clock. Resolves when all that fell due is done. */
    move(asked: string): Promise<void>;
  };
  /** Resolves when every notice of what was written so far is sent, or given up. */
  drain(): Promise<void>;
  /** Tells the functions what became of a mail, as SES does; answers whether there is such a mail. */
  mailEvent(kind: MailEventKind, messageId: string): Promise<boolean>;
  readonly deadLetters: readonly DeadLetter[];
  stop(): Promise<void>;
};

const POLL_MS = 100;
const TICK_MS = 2000;
const BATCH = 10;

/**
 * Runs the functions of the entries on this machine, with everything around them that AWS would be. One at a time in a
 * process, because functions read their environment from the process.
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const settled = settle(options);
  const ending = endings((cause) => settled.failed('the local host', cause));
  try {
    return await start(settled, ending);
  } catch (cause) {
    await ending.run();
    throw cause;
  }
}

async function start(settled: Settled, ending: Endings): Promise<Local> {
  const before = { ...process.env };
  ending.add(() => restoreEnvironment(before));
  const clock = startClock(settled.kept, settled.startAt);
  const loaded = Promise.withResolvers<InvokeEntry>();
  const invoke: InvokeEntry = async (entry, event) => (await loaded.promise)(entry, event);
  const services = await startServices(settled, clock, invoke, ending);
  Object.assign(process.env, await settled.between(services.environment));
  loaded.resolve(await loadFunctions(settled.root, settled.entries));
  const deadLetters = deadLetterStore(settled);
  const host: Host = {
    ...settled,
    ...services,
    listeners: listenersAmong(settled.entries),
    clock,
    invoke,
    ending,
    addDeadLetter: deadLetters.addDeadLetter,
  };
  const stream = follow(host);
  const moveClock = timekeeping(host, stream);
  const tellOfMail = mailEvents(host);
  const control = await startControl({
    zone: settled.season.zone,
    now: clock.now,
    moveClock,
    tellOfMail,
    failed: (cause) => settled.failed('the control port', cause),
  });
  ending.add(() => control.close());
  return {
    url: services.url,
    mailboxUrl: services.mailbox.url,
    controlUrl: control.url,
    get environment() {
      return { ...services.environment, ...clock.environment() };
    },
    clock: { now: () => new Date(clock.now()), move: moveClock },
    drain: stream.drain,
    mailEvent: tellOfMail,
    deadLetters: deadLetters.letters,
    stop: ending.run,
  };
}

/** All that a run of the host is made of. */
type Host = Settled &
  Services & {
    readonly listeners: Listeners;
    readonly clock: Clock;
    readonly invoke: InvokeEntry;
    readonly ending: Endings;
    readonly addDeadLetter: (letter: DeadLetter) => void;
  };

function deadLetterStore({ kept, onDeadLetter }: Settled) {
  const letters: DeadLetter[] = [];
  const addDeadLetter = (letter: DeadLetter) => {
    letters.push(letter);
    kept.append('dead-letters.jsonl', letter);
    onDeadLetter(letter);
  };
  return { letters, addDeadLetter };
}

/** Lets the stream's function hear of the outbox. What is not sent when the host stops is sent by the next run. */
function follow(host: Host): Stream {
  const { access, streamArn, kept, listeners, invoke, attempts, waitMs, addDeadLetter, failed, ending } =
    host;
  const client = new DynamoDBStreamsClient(access);
  const [entry] = listeners.stream;
  if (!entry) throw new Error('no entry hears of the stream');
  const stream = followStream({
    ...{ client, streamArn, entry, attempts, waitMs, addDeadLetter },
    invoke: (event) => invoke(entry, event),
    failed: (cause) => failed(entry, cause),
    batchSize: BATCH,
    everyMs: POLL_MS,
    checkpoint: kept.read('stream.json') ?? {},
    note: (checkpoint) => kept.write('stream.json', checkpoint),
  });
  ending.add(async () => {
    await stream.stop();
    client.destroy();
  });
  return stream;
}

function timekeeping(host: Host, stream: Stream): (asked: string) => Promise<void> {
  const { clock, season, failed, moved, ending } = host;
  const timekeeper = keepTime({
    ...host,
    entries: host.listeners.scheduled,
    run: (entry) => runEvent(host, entry, {}),
    settle: () => stream.drain(),
    everyMs: TICK_MS,
    failed: (cause) => failed('the schedules', cause),
  });
  ending.add(() => timekeeper.stop());
  return async (asked) => {
    await timekeeper.moveTo(movedTo(asked, clock.now(), season.zone));
    moved();
  };
}

function mailEvents(host: Host): (kind: MailEventKind, messageId: string) => Promise<boolean> {
  return async (kind, messageId) => {
    const mail = host.mailbox.mail(messageId);
    if (!mail) return false;
    const event = mailEvent(kind, mail, new Date(host.clock.now()).toISOString());
    for (const entry of host.listeners.mail) await runEvent(host, entry, event);
    return true;
  };
}
