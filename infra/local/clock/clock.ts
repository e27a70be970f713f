import { environmentNames } from '#functions/runtime/environment.ts';
import type { Kept } from '#infra/local/process/json-store.ts';

/** The host's clock: real time, moved. The functions are told by how much, as in a deployed demonstration. */
export type Clock = {
  /** Milliseconds. */
  now(): number;
  set(now: number): void;
  /** By how much the clock is moved, as functions are told. */
  environment(): Readonly<Record<string, string>>;
  /** Notes the time, so that a later run goes on from it. */
  keep(): void;
};

const FILE = 'clock.json';

/** A clock that goes on where the last run stopped it, or begins at `startAt`. It stands still between runs. */
export function startClock(kept: Kept, startAt: number): Clock {
  let shift = 0;
  const clock: Clock = {
    now: () => Date.now() + shift,
    set(now) {
      shift = now - Date.now();
      Object.assign(process.env, clock.environment());
    },
    environment: () => ({ [environmentNames.clockShift]: String(shift) }),
    keep: () => kept.write(FILE, { now: new Date(clock.now()).toISOString() }),
  };
  const last = kept.read<{ now: string }>(FILE);
  clock.set(last ? Date.parse(last.now) : startAt);
  clock.keep();
  return clock;
}
