import { DateTime } from 'luxon';
import { memoize } from '#domain/memoize.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** `Tuesday 17 November` */
export function dayInWords(on: CalendarDay): string {
  return written(on, 'cccc d LLLL');
}

/** `Tuesday 17 November 2020` */
export function dayAndYear(on: CalendarDay): string {
  return written(on, 'cccc d LLLL yyyy');
}

/** `Monday 16 and Tuesday 17 November`; months are named twice only where they differ. */
export function daysInWords(days: readonly CalendarDay[]): string {
  const [first, second] = days;
  if (!first || !second) return days.map(dayInWords).join('');
  const sameMonth = first.slice(0, 7) === second.slice(0, 7);
  return `${written(first, sameMonth ? 'cccc d' : 'cccc d LLLL')} and ${dayInWords(second)}`;
}

/** `Monday 16 and Tuesday 17 November 2020`; so with years. */
export function daysAndYear(days: readonly CalendarDay[]): string {
  const [first, second] = days;
  if (!first || !second) return days.map(dayAndYear).join('');
  if (first.slice(0, 4) !== second.slice(0, 4)) return `${dayAndYear(first)} and ${dayAndYear(second)}`;
  return `${daysInWords(days)} ${second.slice(0, 4)}`;
}

const written = memoize(1_000, (on: CalendarDay, format: string) =>
  DateTime.fromISO(on, { zone: 'utc', locale: 'en-GB' }).toFormat(format),
);
