import type { Instant } from '#domain/values/time.ts';
import type { Difference } from './differences.ts';

/** That a season file was applied: when, by whom, and what it changed. */
export type SeasonApplied = {
  readonly at: Instant;
  readonly by: string;
  /** Of the season after it: 1 for its first file. */
  readonly version: number;
  readonly differences: readonly Difference[];
};
