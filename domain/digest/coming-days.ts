import { type RosterRow, rosterOf } from '#domain/roster/roster.ts';
import { type CalendarDay, dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import type { DigestSource } from './digest-input.ts';

/** Everybody who comes on one interview day. */
export type DayRoster = {
  readonly on: CalendarDay;
  readonly isToday: boolean;
  readonly people: readonly RosterRow[];
};

/**
 * Returns the rosters that a digest at `at` begins with: that of its own day, and those of the days of which it is the
 * last working day before. Working days are Monday to Friday; holidays are not known.
 */
export function rostersDue({ season, offers }: DigestSource, at: Instant): readonly DayRoster[] {
  const today = dayIn(season.program.zone, at);
  return season.days
    .map(({ on }) => on)
    .filter((on) => on === today || lastWorkingDayBefore(on) === today)
    .map((on) => ({ on, isToday: on === today, people: rosterOf(season, offers, on) }));
}

function lastWorkingDayBefore(on: CalendarDay): CalendarDay {
  const before = plusDays(on, -1);
  return isWeekend(before) ? lastWorkingDayBefore(before) : before;
}

function isWeekend(on: CalendarDay): boolean {
  return [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
}
