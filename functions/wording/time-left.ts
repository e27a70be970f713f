import { hoursBetween, type Instant } from '#domain/values/time.ts';

/** `in 4 days`, `in 5 hours`, `in less than an hour`: the time from `now` to `at`, rounded down so that nobody is late. */
export function timeLeft(now: Instant, at: Instant): string {
  const hours = Math.floor(hoursBetween(now, at));
  if (hours >= 48) return `in ${Math.floor(hours / 24)} days`;
  if (hours < 1) return 'in less than an hour';
  return hours === 1 ? 'in 1 hour' : `in ${hours} hours`;
}
