import { dayIn, instant, plusDays, wallClock } from '#domain/values/time.ts';
import type { DeployedSeason } from '#infra/deployed-season.ts';
import type { ScheduledListener } from '#infra/local/handlers/listeners.ts';

/** The inputs of the schedules: the program's zone, and the digest's hour in it. */
export type SeasonHour = Pick<DeployedSeason, 'zone' | 'digestAt'>;

/** A scheduled run of a function. */
export type DueRun = { readonly entry: string; readonly at: number };

const MINUTE = 60_000;

/**
 * Every scheduled run after `after` and up to `upTo` (milliseconds), in order. At the same instant the frequent runs
 * come first, so that a digest includes offers that have just expired. `leastMinutes` is the shortest interval
 * between frequent runs.
 */
export function dueRuns(
  entries: readonly ScheduledListener[],
  season: SeasonHour,
  span: { readonly after: number; readonly upTo: number },
  leastMinutes = 0,
): readonly DueRun[] {
  const runs = entries.flatMap(({ name, trigger }) => {
    if (trigger.kind === 'every') {
      const period = Math.max(trigger.minutes, leastMinutes) * MINUTE;
      return periodicRuns(period, span).map((at) => ({ entry: name, at, last: 0 }));
    }
    return dailyRuns(season, span).map((at) => ({ entry: name, at, last: 1 }));
  });
  return runs.sort((one, other) => one.at - other.at || one.last - other.last);
}

function periodicRuns(period: number, { after, upTo }: { after: number; upTo: number }): number[] {
  const first = Math.floor(after / period) + 1;
  const count = Math.max(0, Math.floor(upTo / period) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * period);
}

function dailyRuns(
  { zone, digestAt }: SeasonHour,
  { after, upTo }: { after: number; upTo: number },
): number[] {
  const last = plusDays(dayIn(zone, instant(upTo)), 1);
  const found: number[] = [];
  for (let day = plusDays(dayIn(zone, instant(after)), -1); day <= last; day = plusDays(day, 1)) {
    const at = Date.parse(wallClock(day, digestAt, zone));
    if (at > after && at <= upTo) found.push(at);
  }
  return found;
}
