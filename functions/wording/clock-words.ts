import { DateTime } from 'luxon';
import { memoize } from '#domain/memoize.ts';
import { type CalendarDay, type Instant, instant, isWallTime } from '#domain/values/time.ts';
import { houseLocale } from './house-locale.ts';
import { type ZoneName, zoneName } from './zone-names.ts';

/** One instant as it is written for readers in one zone. */
export type ClockWords = {
  readonly on: CalendarDay;
  /** `Tuesday, November 17, 2020` */
  readonly date: string;
  /** `Tue, Nov 17` */
  readonly shortDate: string;
  /** `8:00 AM` */
  readonly time: string;
  readonly zone: ZoneName;
};

/** Writes `at` in `zone`, which must satisfy `isZone`. */
export const clockWords: (at: Instant, zone: string) => ClockWords = memoize(5_000, write);

/**
 * The format is spelled out in tokens: luxon then puts plain spaces, whereas Intl's own styles put a narrow no-break
 * space (U+202F) before AM and PM, which breaks searching and shows as a box in some mail programs.
 */
function write(at: Instant, zone: string): ClockWords {
  const local = DateTime.fromISO(at, { zone, locale: houseLocale });
  return {
    on: local.toISODate() as CalendarDay,
    date: local.toFormat('cccc, LLLL d, yyyy'),
    shortDate: local.toFormat('ccc, LLL d'),
    time: local.toFormat('h:mm a'),
    zone: zoneName(zone, at),
  };
}

/** `Sat, Oct 31, 9:00 AM EDT`, or with the offset where no abbreviation is common: for subjects. */
export function shortInstant(at: Instant, zone: string): string {
  const words = clockWords(at, zone);
  return `${words.shortDate}, ${words.time} ${words.zone.abbreviation ?? words.zone.offset}`;
}

/** `8:00 AM` for the time `08:00` of a season file; a text that is no time stays as it is. */
export function wallTimeWords(time: string): string {
  return isWallTime(time) ? clockWords(instant(`2020-01-01T${time}Z`), 'UTC').time : time;
}
