import { DateTime, IANAZone } from 'luxon';
import { memoize } from '#domain/memoize.ts';

/** An instant, as `2020-11-17T13:00:00.000Z`: always UTC and always this long, so that text order is time order. */
export type Instant = string & { readonly '~instant': true };

/** A calendar day of some zone, as `2020-11-17`. */
export type CalendarDay = string & { readonly '~day': true };

/** A time of day on a wall clock, as `08:00`. */
export type WallTime = string & { readonly '~time': true };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The instant of `text`, any ISO 8601 time with an offset. Throws on anything else. */
export function instant(text: string | number | Date): Instant {
  return new Date(text).toISOString() as Instant;
}

/** Whether `text` is a real calendar day: February 30 is not. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Whether `text` is a time from 00:00 to 23:59. */
export function isWallTime(text: string): text is WallTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether `name` is an IANA zone that this runtime knows. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/**
 * Whether `name` has the upper and lower case of the IANA list. For an alias, which the runtime replaces by another
 * name, only the capital at the beginning of each part is checked.
 */
export function hasCanonicalSpelling(name: string): boolean {
  const proper = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  return proper.toLowerCase() === name.toLowerCase() ? proper === name : !/(^|\/)[a-z]/.test(name);
}

/**
 * The instant at which clocks in `zone` show `time` on `day`. A time that occurs twice resolves to its first
 * occurrence; a skipped time resolves to the same distance after the gap. The result never depends on today's date.
 */
export const wallClock: (day: CalendarDay, time: WallTime, zone: string) => Instant = memoize(
  10_000,
  resolve,
);

function resolve(day: CalendarDay, time: WallTime, zone: string): Instant {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const rules = IANAZone.create(zone);
  const before = rules.offset(wall - DAY) * 60_000;
  const after = rules.offset(wall + DAY) * 60_000;
  const fits = [wall - before, wall - after].filter((at) => at + rules.offset(at) * 60_000 === wall);
  return instant(fits.length > 0 ? Math.min(...fits) : wall - before);
}

/** The calendar day in `zone` at the instant `at`. */
export const dayIn: (zone: string, at: Instant) => CalendarDay = memoize(
  5_000,
  (zone, at) => DateTime.fromISO(at, { zone }).toISODate() as CalendarDay,
);

/** `days` calendar days after `day`; negative for before. */
export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as CalendarDay;
}

/** The first whole minute that is not before `at`. */
export function nextMinute(at: Instant): Instant {
  return instant(Math.ceil(Date.parse(at) / 60_000) * 60_000);
}

/** `hours` elapsed hours after `at`; negative for before. */
export function plusHours(at: Instant, hours: number): Instant {
  return instant(Date.parse(at) + hours * HOUR);
}

/** Returns the later of two instants. */
export function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

/** Returns the earlier of two instants. */
export function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

/** Elapsed hours from `from` to `to`. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR;
}
