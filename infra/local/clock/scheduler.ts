import type { ScheduledListener } from '#infra/local/handlers/listeners.ts';
import type { Kept } from '#infra/local/process/json-store.ts';
import { repeat } from '#infra/local/process/repeat.ts';
import { inTurn } from '#infra/local/process/serial-queue.ts';
import type { Clock } from './clock.ts';
import { dueBetween, type SeasonHour } from './due-runs.ts';

export type TimekeeperOptions = {
  readonly entries: readonly ScheduledListener[];
  readonly season: SeasonHour;
  readonly clock: Clock;
  readonly kept: Kept;
  /** Runs a function with the input of a deployment's schedule; does not throw. */
  readonly run: (entry: string) => Promise<void>;
  /** Resolves when everything that a run has caused is done. */
  readonly settle: () => Promise<void>;
  readonly everyMs: number;
  readonly failed: (cause: unknown) => void;
};

export type Timekeeper = {
  /**
   * Moves the clock forward to `to` (milliseconds) and runs what is due on the way, each at its time; before what runs
   * once a day, and at the end, what runs every few minutes runs too.
   */
  moveTo(to: number): Promise<void>;
  stop(): Promise<void>;
};

const FILE = 'schedules.json';
/** While the clock is moved, what runs every few minutes runs hourly at most, and about so often in all. */
const RUNS_A_MOVE = 72;

/** Runs the schedules by the host's clock. What fell due while the host was stopped does not exist: the clock stood still. */
export function keepTime(options: TimekeeperOptions): Timekeeper {
  const { entries, season, clock, kept, run, settle } = options;
  const turn = inTurn();
  const sweeps = sweepsOf(entries);
  const sweep = async () => {
    for (const entry of sweeps) await run(entry);
  };
  let ranUpTo = kept.read<{ ranUpTo: number }>(FILE)?.ranUpTo ?? clock.now();
  const reached = (at: number) => {
    ranUpTo = Math.max(ranUpTo, at);
    kept.write(FILE, { ranUpTo });
    clock.keep();
  };
  const tick = async () => {
    const upTo = clock.now();
    for (const due of dueBetween(entries, season, { after: ranUpTo, upTo })) {
      await run(due.entry);
      reached(due.at);
    }
    clock.keep();
    return false;
  };
  const move = async (to: number) => {
    const span = { after: ranUpTo, upTo: to };
    for (const due of dueBetween(entries, season, span, pace(span))) {
      clock.set(Math.max(due.at, clock.now()));
      if (!sweeps.includes(due.entry)) await sweep();
      await run(due.entry);
      await settle();
      reached(due.at);
    }
    clock.set(Math.max(to, clock.now()));
    await sweep();
    await settle();
    reached(to);
  };
  const ticking = repeat(() => turn(tick), options.everyMs, options.failed);
  return { moveTo: (to) => turn(() => move(to)), stop: () => ticking.stop() };
}

/** The fewest minutes between two such runs. */
function pace({ after, upTo }: { readonly after: number; readonly upTo: number }): number {
  return Math.max(60, Math.ceil((upTo - after) / 60_000 / RUNS_A_MOVE));
}

function sweepsOf(entries: readonly ScheduledListener[]): readonly string[] {
  return entries.filter(({ trigger }) => trigger.kind === 'every').map(({ name }) => name);
}
