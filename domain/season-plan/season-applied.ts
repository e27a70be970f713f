import type { RecordFrame } from '#domain/decisions/change-record.ts';
import type { AppliedFile } from '#domain/offers/replaced.ts';
import type { Difference } from './differences.ts';

/**
 * That a season file was applied, and what it changed. `version` is that of the season's document after it, 1 for its
 * first file. `replaced` is what applicants had been told of days that it changes, and `reason` is told to them.
 */
export type SeasonApplied = RecordFrame &
  AppliedFile & {
    readonly event: 'season-applied';
    readonly differences: readonly Difference[];
    readonly notices: readonly never[];
  };
