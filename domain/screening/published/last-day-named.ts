import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay, type WallTime } from '#domain/values/time.ts';

/** The last day for a requirement, and its hour where it is one of the season's deadlines with an hour. */
export type LastDay = { readonly on: CalendarDay; readonly at?: WallTime; readonly isDeadline: boolean };

/** The day that a rule's `by` names, directly or by a deadline of the season; `undefined` if it names none. */
export function lastDayNamed(
  { deadlines }: Pick<Season, 'deadlines'>,
  by: string | undefined = '',
): LastDay | undefined {
  const deadline = deadlines.find(({ id }) => id === by);
  if (deadline) {
    const { on, at } = deadline;
    return { on, ...(at === undefined ? {} : { at }), isDeadline: true };
  }
  return isCalendarDay(by) ? { on: by, isDeadline: false } : undefined;
}
