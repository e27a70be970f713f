import type { Difference } from '#domain/season-plan/differences.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { Stretch } from './digest-input.ts';
import { type Truncated, truncate } from './truncate.ts';

/** An applied season file, as a digest reports it. */
export type AppliedLine = Pick<SeasonApplied, 'at' | 'version'> & {
  readonly by: string;
  readonly differences: Truncated<Difference>;
};

/** A digest does not list more differences of a file than this; the file itself reads better then. */
const MOST_DIFFERENCES = 8;

/**
 * Returns the season files that were applied in the period. For a season's first file no differences are listed,
 * because everything in it is new.
 */
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
      differences: truncate(version > 1 ? addedUp(differences) : [], MOST_DIFFERENCES),
    })),
  );
}

/** The differences with the seats of one start and label counted together, which are written in several steps. */
function addedUp(differences: readonly Difference[]): readonly Difference[] {
  const alike = Map.groupBy(differences, (each) =>
    'seats' in each ? JSON.stringify({ ...each, seats: 0 }) : each,
  );
  return [...alike.values()].flatMap(([first, ...more]): readonly Difference[] => {
    if (!first || !('seats' in first)) return first ? [first] : [];
    const seats = more.reduce((sum, each) => sum + ('seats' in each ? each.seats : 0), first.seats);
    return [{ ...first, seats }];
  });
}
