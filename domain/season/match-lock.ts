import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';
import type { Season } from './season.ts';

/** The day since which the match lists are locked; `undefined` before it, and in a season that locks none. */
export function lockedSince(
  { matchLists, program }: Pick<Season, 'matchLists' | 'program'>,
  now: Instant,
): CalendarDay | undefined {
  return matchLists && dayIn(program.zone, now) >= matchLists.lockedOn ? matchLists.lockedOn : undefined;
}
