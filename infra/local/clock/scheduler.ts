import type { ScheduledListener } from '#infra/local/handlers/listeners.ts';
import type { JsonStore } from '#infra/local/process/json-store.ts';
import { poll } from '#infra/local/process/poll.ts';
import { serialQueue } from '#infra/local/process/serial-queue.ts';
import type { Clock } from './clock.ts';
import { dueRuns, type SeasonHour } from './due-runs.ts';

export type SchedulerOptions = {
  readonly entries: readonly ScheduledListener[];
  readonly season: SeasonHour;
  readonly clock: Clock;
  readonly store: JsonStore;
  /** Runs a function with the event of a deployed schedule; does not throw. */
  readonly run: (entry: string) => Promise<void>;
  /** Resolves when the stream has delivered all records that a run has written. */
  readonly drain: () => Promise<void>;
  readonly everyMs: number;
  readonly failed: (cause: unknown) => void;
};

export type Scheduler = {
  /**
   * Moves the clock forward to `to` (milliseconds) and makes the scheduled runs in between, each at its time. The
   * frequent schedules also run before each daily one and at the end.
   */
  moveTo(to: number): Promise<void>;
  stop(): Promise<void>;
};

const FILE = 'schedules.json';
/** While the clock is moved, frequent schedules run at most once an hour, and about this many times in all. */
const RUNS_A_MOVE = 72;

/**
 * Runs the schedules by the host's clock. Nothing is missed while the host is stopped, because the clock stops too.
 */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { entries, season, clock, store, run, drain } = options;
  const turn = serialQueue();
  const frequent = frequentEntries(entries);
  const runFrequent = async () => {
    for (const entry of frequent) await run(entry);
  };
  let ranUpTo = store.read<{ ranUpTo: number }>(FILE)?.ranUpTo ?? clock.now();
  const reached = (at: number) => {
    ranUpTo = Math.max(ranUpTo, at);
    store.write(FILE, { ranUpTo });
    clock.save();
  };
  const tick = async () => {
    const upTo = clock.now();
    for (const due of dueRuns(entries, season, { after: ranUpTo, upTo })) {
      await run(due.entry);
      reached(due.at);
    }
    clock.save();
    return false;
  };
  const move = async (to: number) => {
    const span = { after: ranUpTo, upTo: to };
    for (const due of dueRuns(entries, season, span, shortestInterval(span))) {
      clock.set(Math.max(due.at, clock.now()));
      if (!frequent.includes(due.entry)) await runFrequent();
      await run(due.entry);
      await drain();
      reached(due.at);
    }
    clock.set(Math.max(to, clock.now()));
    await runFrequent();
    await drain();
    reached(to);
  };
  const ticking = poll(() => turn(tick), options.everyMs, options.failed);
  return { moveTo: (to) => turn(() => move(to)), stop: () => ticking.stop() };
}

/** The shortest interval between two frequent runs, in minutes. */
function shortestInterval({ after, upTo }: { readonly after: number; readonly upTo: number }): number {
  return Math.max(60, Math.ceil((upTo - after) / 60_000 / RUNS_A_MOVE));
}

function frequentEntries(entries: readonly ScheduledListener[]): readonly string[] {
  return entries.filter(({ trigger }) => trigger.kind === 'every').map(({ name }) => name);
}
