import type { RecordFrame } from '#domain/decisions/change-record.ts';
import type { Difference } from './differences.ts';

/** That a season file was applied, and what it changed. */
export type SeasonApplied = RecordFrame & {
  readonly event: 'season-applied';
  /** Of the season's document after it: 1 for its first file. */
  readonly version: number;
  readonly differences: readonly Difference[];
  readonly notices: readonly never[];
};
