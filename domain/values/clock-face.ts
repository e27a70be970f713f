import { DateTime } from 'luxon';
import { memoize } from '#domain/memoize.ts';
import type { CalendarDay, Instant, WallTime } from './time.ts';

/** One instant as clocks in one zone show it. How it is written for a reader is up to `functions/wording`. */
export type ClockFace = {
  readonly on: CalendarDay;
  readonly time: WallTime;
  /** `-05:00`, as ISO 8601 writes it */
  readonly offset: string;
};

/** Reads `at` on the clocks of `zone`, which must satisfy `isZone`. */
export const clockFace: (at: Instant, zone: string) => ClockFace = memoize(5_000, readClock);

function readClock(at: Instant, zone: string): ClockFace {
  const [on, rest = ''] = DateTime.fromISO(at, { zone }).toISO({ suppressSeconds: false })?.split('T') ?? [];
  return {
    on: on as CalendarDay,
    time: rest.slice(0, 5) as WallTime,
    offset: rest.slice(12).replace('Z', '+00:00'),
  };
}
