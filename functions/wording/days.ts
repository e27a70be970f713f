import { DateTime } from 'luxon';
import { memoize } from '#domain/memoize.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** `Tuesday 17 November` */
export function formatDay(on: CalendarDay): string {
  return written(on, 'cccc d LLLL');
}

/** `Tuesday 17 November 2020` */
export function formatDayWithYear(on: CalendarDay): string {
  return written(on, 'cccc d LLLL yyyy');
}

/** `Monday 16 and Tuesday 17 November`; months are named twice only where they differ. */
export function formatDays(days: readonly CalendarDay[]): string {
  const [first, second] = days;
  if (!first || !second) return days.map(formatDay).join('');
  const sameMonth = first.slice(0, 7) === second.slice(0, 7);
  return `${written(first, sameMonth ? 'cccc d' : 'cccc d LLLL')} and ${formatDay(second)}`;
}

/** `Monday 16 and Tuesday 17 November 2020`; years are named twice only where they differ. */
export function formatDaysWithYear(days: readonly CalendarDay[]): string {
  const [first, second] = days;
  if (!first || !second) return days.map(formatDayWithYear).join('');
  if (first.slice(0, 4) !== second.slice(0, 4))
    return `${formatDayWithYear(first)} and ${formatDayWithYear(second)}`;
  return `${formatDays(days)} ${second.slice(0, 4)}`;
}

const written = memoize(1_000, (on: CalendarDay, format: string) =>
  DateTime.fromISO(on, { zone: 'utc', locale: 'en-GB' }).toFormat(format),
);
