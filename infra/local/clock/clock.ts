import { environmentNames } from '#functions/runtime/environment.ts';
import type { JsonStore } from '#infra/local/process/json-store.ts';

/** The host's clock: real time plus a shift, which the functions read as in a deployed demonstration. */
export type Clock = {
  /** Milliseconds. */
  now(): number;
  set(now: number): void;
  /** The shift, as an environment variable of the functions. */
  environment(): Readonly<Record<string, string>>;
  /** Saves the time, so that a later run resumes from it. */
  save(): void;
};

const FILE = 'clock.json';

/** A clock that resumes where the last run stopped, or begins at `startAt`. It does not advance between runs. */
export function startClock(store: JsonStore, startAt: number): Clock {
  let shift = 0;
  const clock: Clock = {
    now: () => Date.now() + shift,
    set(now) {
      shift = now - Date.now();
      Object.assign(process.env, clock.environment());
    },
    environment: () => ({ [environmentNames.clockShift]: String(shift) }),
    save: () => store.write(FILE, { now: new Date(clock.now()).toISOString() }),
  };
  const last = store.read<{ now: string }>(FILE);
  clock.set(last ? Date.parse(last.now) : startAt);
  clock.save();
  return clock;
}
