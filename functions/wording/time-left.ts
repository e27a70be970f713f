import { hoursBetween, type Instant } from '#domain/values/time.ts';
import { counted } from './counted.ts';

/**
 * `in 5 days`, `in 5 hours`, `in less than an hour`: the time from `now` to `at`. From two days on it is the nearest number
 * of days, so that five days are still five some minutes later; below, hours are rounded down, so that nobody is late.
 */
export function timeLeft(now: Instant, at: Instant): string {
  const hours = hoursBetween(now, at);
  if (hours >= 48) return `in ${Math.round(hours / 24)} days`;
  return hours < 1 ? 'in less than an hour' : `in ${counted(Math.floor(hours), 'hour')}`;
}
