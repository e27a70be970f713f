/** Draws that are the same for the same seed. */
export type Draw = {
  /** At least 0 and below 1. */
  readonly next: () => number;
  readonly below: (count: number) => number;
  readonly oneOf: <T>(all: readonly [T, ...T[]]) => T;
  readonly isSo: (share: number) => boolean;
  /** One of the words, each as often as its share of all shares. */
  readonly weighted: <T extends string>(shares: Readonly<Record<T, number>>) => T;
  /** A score around `mean`, between the limits. */
  readonly score: (mean: number, spread: number, least: number, most: number) => number;
};

/** Seeds the draws (mulberry32). */
export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    oneOf: (all) => all[below(all.length)] ?? all[0],
    isSo: (share) => next() < share,
    weighted: (shares) => weighted(next(), shares),
    score: (mean, spread, least, most) => {
      const bell = next() + next() + next() - 1.5;
      return Math.round(Math.min(most, Math.max(least, mean + bell * spread)));
    },
  };
}

function weighted<T extends string>(at: number, shares: Readonly<Record<T, number>>): T {
  const entries = Object.entries(shares) as [T, number][];
  const all = entries.reduce((sum, [, share]) => sum + share, 0);
  let left = at * all;
  for (const [word, share] of entries) {
    left -= share;
    if (left < 0) return word;
  }
  return entries[0]?.[0] as T;
}
