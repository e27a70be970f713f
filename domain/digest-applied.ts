import { type Cut, cut } from './digest-cut.ts';
import type { Stretch } from './digest-source.ts';
import type { Difference } from './season-differences.ts';
import type { Instant } from './time.ts';

/** That a season file was applied: when, by whom, and what it changed. */
export type SeasonApplied = {
  readonly at: Instant;
  readonly by: string;
  /** Of the season after it: 1 for its first file. */
  readonly version: number;
  readonly differences: readonly Difference[];
};

/** The same, as far as a digest tells it. */
export type AppliedLine = Omit<SeasonApplied, 'differences'> & { readonly differences: Cut<Difference> };

/** A file that changes more than this is better read as a file. */
const MOST_DIFFERENCES = 8;

/** The files that were applied in the stretch of time. Of a season's first file everything is new, and nothing is told. */
export function appliedIn(applied: readonly SeasonApplied[], { since, until }: Stretch): Cut<AppliedLine> {
  const recent = applied.filter(({ at }) => at > since && at <= until);
  return cut(
    recent.map(({ differences, ...each }) => ({
      ...each,
      differences: cut(each.version > 1 ? differences : [], MOST_DIFFERENCES),
    })),
  );
}
