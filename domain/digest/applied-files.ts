import type { Difference } from '#domain/season-plan/differences.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { Stretch } from './digest-input.ts';
import { type Truncated, truncate } from './truncate.ts';

/** A file that was applied, as far as a digest tells it. */
export type AppliedLine = Pick<SeasonApplied, 'at' | 'version'> & {
  readonly by: string;
  readonly differences: Truncated<Difference>;
};

/** A file that changes more than this is better read as a file. */
const MOST_DIFFERENCES = 8;

/** The files that were applied in the stretch of time. Of a season's first file everything is new, and nothing is told. */
export function appliedIn(
  applied: readonly SeasonApplied[],
  { since, until }: Stretch,
): Truncated<AppliedLine> {
  const recent = applied.filter(({ at }) => at > since && at <= until);
  return truncate(
    recent.map(({ at, who, version, differences }) => ({
      at,
      by: who.kind === 'program' ? who.name : who.kind,
      version,
      differences: truncate(version > 1 ? differences : [], MOST_DIFFERENCES),
    })),
  );
}
