import { type Instant, isCalendarDay, isWallTime, wallClock } from '#domain/values/time.ts';

/** What a field for a day and a time gives, `2020-10-27T10:00`, on the clocks of `zone`; `undefined` if that is no time. */
export function timeFromField(zone: string, text: string): Instant | undefined {
  const [day = '', time = ''] = text.trim().slice(0, 16).split(/[T ]/);
  return isCalendarDay(day) && isWallTime(time) ? wallClock(day, time, zone) : undefined;
}
