import { DateTime } from 'luxon';
import { memoize } from '#domain/memoize.ts';
import type { Instant } from './time.ts';

/** One instant as clocks in one zone show it. */
export type ClockFace = {
  /** `Tuesday 17 November 2020` */
  readonly date: string;
  /** `Tue 17 Nov` */
  readonly shortDate: string;
  /** `08:00`, on 24 hours */
  readonly time: string;
  /** `UTC−05:00`, with a true minus sign */
  readonly offset: string;
  /** `America/New_York` */
  readonly zone: string;
};

/** Formats `at` in `zone`, which must satisfy `isZone`. */
export const clockFace: (at: Instant, zone: string) => ClockFace = memoize(5_000, readClock);

function readClock(at: Instant, zone: string): ClockFace {
  const local = DateTime.fromISO(at, { zone, locale: 'en-GB' });
  return {
    date: local.toFormat('cccc d LLLL yyyy'),
    shortDate: local.toFormat('ccc d LLL'),
    time: local.toFormat('HH:mm'),
    offset: `UTC${local.toFormat('ZZ').replace('-', '\u2212')}`,
    zone,
  };
}
