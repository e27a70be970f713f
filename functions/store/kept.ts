import type { Store } from './client.ts';

/** What is read of a season for one request, and used by others that come soon after. */
export type Kept<T> = {
  /** What was last read, or is being read, if that began recently enough; else it is read now. */
  readonly get: (store: Store, season: string) => Promise<T>;
  /** The same, if it has been read already. */
  readonly inHand: (store: Store, season: string) => T | undefined;
  readonly forget: (store: Store, season: string) => void;
};

type Reading<T> = { readonly beganAt: number; readonly done: Promise<T>; value?: T };

/** Keeps what `read` gives for so many milliseconds, counted from when the reading began. A failure is not kept. */
export function kept<T>(milliseconds: number, read: (store: Store, season: string) => Promise<T>): Kept<T> {
  const readings = new WeakMap<Store, Map<string, Reading<T>>>();
  const of = (store: Store) => {
    const known = readings.get(store) ?? new Map<string, Reading<T>>();
    readings.set(store, known);
    return known;
  };
  const recent = (store: Store, season: string) => {
    const known = of(store).get(season);
    return known && performance.now() - known.beganAt < milliseconds ? known : undefined;
  };
  const begin = (store: Store, season: string) => {
    const begun: Reading<T> = { beganAt: performance.now(), done: read(store, season) };
    of(store).set(season, begun);
    begun.done.then(
      (value) => {
        begun.value = value;
      },
      () => {
        if (of(store).get(season) === begun) of(store).delete(season);
      },
    );
    return begun;
  };
  return {
    get: (store, season) => (recent(store, season) ?? begin(store, season)).done,
    inHand: (store, season) => recent(store, season)?.value,
    forget: (store, season) => {
      of(store).delete(season);
    },
  };
}
