import { type CalendarDay, dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import type { Season } from './season.ts';

/** A day without bookings needs attention this many days ahead. */
export const EMPTY_DAYS_AHEAD = 21;

/** A day on which people come, and of which no plan is published, needs attention this many days ahead. */
export const UNPLANNED_DAYS_AHEAD = 7;

/** Questions that nobody has published need attention this many days before their panel. */
export const QUESTIONS_DAYS_AHEAD = 7;

/** Free seats need attention this many days before no more invitations may go out. */
export const INVITATIONS_END_DAYS_AHEAD = 7;

/** Whether a day is that of `now` in the program's zone, or at most so many days ahead. */
export function isWithin(
  { program }: Pick<Season, 'program'>,
  on: CalendarDay,
  daysAhead: number,
  now: Instant,
): boolean {
  const today = dayIn(program.zone, now);
  return on >= today && on <= plusDays(today, daysAhead);
}
