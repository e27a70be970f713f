import { DateTime } from 'luxon';
import { memoize } from '#domain/memoize.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { houseLocale } from './house-locale.ts';

/** `Tuesday, November 17` */
export function formatDay(on: CalendarDay): string {
  return written(on, 'cccc, LLLL d');
}

/** `Tuesday, November 17, 2020` */
export function formatDayWithYear(on: CalendarDay): string {
  return written(on, 'cccc, LLLL d, yyyy');
}

/** `Tue, Nov 17` */
export function shortDay(on: CalendarDay): string {
  return written(on, 'ccc, LLL d');
}

/** `Monday, November 16 and Tuesday, November 17` */
export function formatDays(days: readonly CalendarDay[]): string {
  return days.map(formatDay).join(' and ');
}

/** `Monday, November 16 and Tuesday, November 17, 2020`; years are named twice only where they differ. */
export function formatDaysWithYear(days: readonly CalendarDay[]): string {
  const last = days.at(-1)?.slice(0, 4);
  return days
    .map((on, index) =>
      index === days.length - 1 || on.slice(0, 4) !== last ? formatDayWithYear(on) : formatDay(on),
    )
    .join(' and ');
}

const written = memoize(2_000, (on: CalendarDay, format: string) =>
  DateTime.fromISO(on, { zone: 'utc', locale: houseLocale }).toFormat(format),
);
