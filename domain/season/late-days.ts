import { type CalendarDay, dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import type { Season } from './season.ts';

/** Where a season file does not say it: a change is late if it touches a day at most this many days ahead. */
const LATE_DAYS = 3;

/** A change is late if it touches a day at most so many days ahead. */
export function lateDaysOf({ digest }: Pick<Season, 'digest'>): number {
  return digest.lateDays ?? LATE_DAYS;
}

/** Whether a change at `at` that touches the day `on` is late, so that coordinators hear of it at once. */
export function isLateFor(
  { program, digest }: Pick<Season, 'program' | 'digest'>,
  on: CalendarDay,
  at: Instant,
): boolean {
  const today = dayIn(program.zone, at);
  return on >= today && on <= plusDays(today, lateDaysOf({ digest }));
}
