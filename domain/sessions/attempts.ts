import { type Instant, instant } from '#domain/values/time.ts';

/**
 * How often sign-in links were asked for within an hour of the clock, for one address or from one network. `key` is a
 * keyed hash: neither is stored.
 */
export type Attempts = { readonly by: 'address' | 'source'; readonly key: string; readonly count: number };

/** A mistyped address and a lost mail stay below; a whole office behind one network does, too. */
export const mostAttempts = { address: 5, source: 30 } as const satisfies Record<Attempts['by'], number>;

const HOUR = 3_600_000;

/** The beginning of the hour in which attempts at `at` are counted. */
export function attemptHour(at: Instant): Instant {
  return instant(Math.floor(Date.parse(at) / HOUR) * HOUR);
}

/** When counting starts over. */
export function nextAttemptHour(at: Instant): Instant {
  return instant(Date.parse(attemptHour(at)) + HOUR);
}

/** Whether there may be no further attempt in this hour. */
export function isExhausted({ by, count }: Attempts): boolean {
  return count >= mostAttempts[by];
}
