import type { Entry } from '../../functions/entries.ts';
import type { Clock } from './clock.ts';
import { dueBetween, type SeasonHour } from './due.ts';
import { inTurn } from './in-turn.ts';
import type { Kept } from './kept.ts';
import { repeat } from './repeat.ts';

export type TimekeeperOptions = {
  readonly entries: readonly Entry[];
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
  /** Moves the clock forward to `to` (milliseconds) and runs what is due on the way, each at its time. */
  moveTo(to: number): Promise<void>;
  stop(): Promise<void>;
};

const FILE = 'schedules.json';
/** While the clock is moved, what runs every few minutes runs every hour. */
const MOVING_MINUTES = 60;

/** Runs the schedules by the host's clock. What fell due while the host was stopped does not exist: the clock stood still. */
export function keepTime(options: TimekeeperOptions): Timekeeper {
  const { entries, season, clock, kept, run, settle } = options;
  const turn = inTurn();
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
    for (const due of dueBetween(entries, season, { after: ranUpTo, upTo: to }, MOVING_MINUTES)) {
      clock.set(Math.max(due.at, clock.now()));
      await run(due.entry);
      await settle();
      reached(due.at);
    }
    clock.set(Math.max(to, clock.now()));
    for (const entry of sweeps(entries)) await run(entry);
    await settle();
    reached(to);
  };
  const ticking = repeat(() => turn(tick), options.everyMs, options.failed);
  return { moveTo: (to) => turn(() => move(to)), stop: () => ticking.stop() };
}

function sweeps(entries: readonly Entry[]): readonly string[] {
  return entries.filter(({ trigger }) => trigger.kind === 'every').map(({ name }) => name);
}
