import type { CalendarDay } from '#domain/values/time.ts';

/** The address of a day's roster. */
export function rosterPath(on: CalendarDay): string {
  return `/desk/days/${on}`;
}
