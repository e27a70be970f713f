import type { Instant, WallTime } from '#domain/values/time.ts';

/** What was arranged for an applicant's interviews. It says what is done and never why; an empty one changes nothing. */
export type Arrangement = {
  /** Each interview is longer by so many minutes. */
  readonly longerMinutes?: number;
  /** So many minutes at least are between two interviews. */
  readonly pauseMinutes?: number;
  /** No interview begins earlier. */
  readonly notBefore?: WallTime;
  /** No interview ends later. */
  readonly notAfter?: WallTime;
};

/**
 * How the applicant's request for an accommodation stands. What they wrote, and what they were told, is kept apart, under the same
 * `version`.
 */
export type Accommodation = {
  /** Rises by one with each request, withdrawal and decision; starts at 1. */
  readonly version: number;
  /** Of a request that nobody has decided yet. */
  readonly askedAt?: Instant;
  /** What was decided last. A new request leaves it in force until the next decision. */
  readonly answer?: {
    readonly kind: 'arranged' | 'not-arranged';
    readonly at: Instant;
    /** The version that the decision made. */
    readonly version: number;
  };
  /** What the plans of the applicant's days keep to. */
  readonly arrangement?: Arrangement;
};
