import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';

/** The last interview day. `undefined` if there is none, or one is no day of the calendar: then that is told, and nothing else. */
export function lastValidDay({ days }: Pick<Season, 'days'>): CalendarDay | undefined {
  const dates = days.map(({ on }) => on);
  return dates.every(isCalendarDay) ? dates.toSorted().at(-1) : undefined;
}
