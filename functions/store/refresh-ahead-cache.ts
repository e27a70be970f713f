import { memoizeByObject } from '#domain/memoize.ts';
import type { Store } from './client.ts';

/** What is read of a season for one request, and used by others that come soon after. */
export type Kept<T> = {
  /** What was read last, if its reading began recently enough; else what is being read, or is read now. */
  readonly get: (store: Store, season: string) => Promise<T>;
  /** The same, if it has been read already. */
  readonly inHand: (store: Store, season: string) => T | undefined;
  readonly forget: (store: Store, season: string) => void;
};

type Reading<T> = { readonly beganAt: number; readonly done: Promise<T>; value?: T };

type Readings<T> = { last?: Reading<T> | undefined; next?: Reading<T> | undefined };

/**
 * Keeps what `read` gives for so many milliseconds, counted from when the reading began. Whoever comes when half of them
 * are over reads anew, so that in a crowd one waits for the table and nobody else does. A failure is not kept.
 */
export function kept<T>(milliseconds: number, read: (store: Store, season: string) => Promise<T>): Kept<T> {
  const readings = memoizeByObject((_: Store) => new Map<string, Readings<T>>());
  const of = (store: Store, season: string): Readings<T> => {
    const known = readings(store).get(season) ?? {};
    readings(store).set(season, known);
    return known;
  };
  const isWithin = (share: number, reading: Reading<T> | undefined): reading is Reading<T> =>
    reading !== undefined && performance.now() - reading.beganAt < milliseconds * share;
  return {
    get: (store, season) => {
      const known = of(store, season);
      if (isWithin(known.next ? 1 : 0.5, known.last)) return known.last.done;
      if (isWithin(1, known.next)) return known.next.done;
      return begin(known, read(store, season)).done;
    },
    inHand: (store, season) => {
      const { last } = of(store, season);
      return isWithin(1, last) ? last.value : undefined;
    },
    forget: (store, season) => {
      readings(store).delete(season);
    },
  };
}

/** Begins a reading, which takes the place of the last one when it is done. */
function begin<T>(known: Readings<T>, done: Promise<T>): Reading<T> {
  const begun: Reading<T> = { beganAt: performance.now(), done };
  known.next = begun;
  const end = (last: Reading<T> | undefined) => {
    if (known.next === begun) Object.assign(known, { last, next: undefined });
  };
  done.then(
    (value) => {
      begun.value = value;
      end(begun);
    },
    () => end(known.last),
  );
  return begun;
}
