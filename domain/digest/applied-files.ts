import type { Difference } from '#domain/season-plan/differences.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { Stretch } from './digest-input.ts';
import { type Cut, cut } from './truncate.ts';

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
