import { putMostRecent } from './lru-map.ts';

/** So many at once, and so many a second after that. */
export type Allowance = { readonly atOnce: number; readonly perSecond: number };

/** Takes one for `key` at `atMs` of a clock that only goes forward. Answers 0, or the seconds until there is one again. */
export type Take = (key: string, atMs: number) => number;

type Bucket = { readonly left: number; readonly atMs: number };

/**
 * One token bucket for each key, all of the same allowance. At most `mostKeys` are remembered; beyond that the one that
 * has gone unused the longest starts over.
 */
export function tokenBuckets({ atOnce, perSecond }: Allowance, mostKeys: number): Take {
  const buckets = new Map<string, Bucket>();
  return (key, atMs) => {
    const before = buckets.get(key) ?? { left: atOnce, atMs };
    const left = Math.min(atOnce, before.left + ((atMs - before.atMs) / 1000) * perSecond);
    const isThere = left >= 1;
    putMostRecent(buckets, key, { left: isThere ? left - 1 : left, atMs }, mostKeys);
    return isThere ? 0 : (1 - left) / perSecond;
  };
}
