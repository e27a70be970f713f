import { DateTime, IANAZone } from 'luxon';
import type { Entry } from '#functions/entries.ts';
import type { DeployedSeason } from '#infra/deployed-season.ts';

/** What schedules depend on: the program's zone, and the digest's hour there. */
export type SeasonHour = Pick<DeployedSeason, 'zone' | 'digestAt'>;

/** A scheduled run of a function. */
export type Due = { readonly entry: string; readonly at: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Every scheduled run later than `after` and not later than `upTo` (milliseconds), in order; at the same instant those
 * that run every few minutes come first, so that a digest sees what has just ended. `leastMinutes` thins these out.
 */
export function dueBetween(
  entries: readonly Entry[],
  season: SeasonHour,
  span: { readonly after: number; readonly upTo: number },
  leastMinutes = 0,
): readonly Due[] {
  const runs = entries.flatMap(({ name, trigger }) => {
    if (trigger.kind === 'every') {
      const period = Math.max(trigger.minutes, leastMinutes) * MINUTE;
      return periodic(period, span).map((at) => ({ entry: name, at, last: 0 }));
    }
    if (trigger.kind === 'season-hour') {
      return hours(season, span).map((at) => ({ entry: name, at, last: 1 }));
    }
    return [];
  });
  return runs.sort((one, other) => one.at - other.at || one.last - other.last);
}

function periodic(period: number, { after, upTo }: { after: number; upTo: number }): number[] {
  const first = Math.floor(after / period) + 1;
  const count = Math.max(0, Math.floor(upTo / period) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * period);
}

function hours({ zone, digestAt }: SeasonHour, { after, upTo }: { after: number; upTo: number }): number[] {
  const time = [digestAt.hour, digestAt.minute].map((part) => String(part).padStart(2, '0')).join(':');
  const found: number[] = [];
  for (let day = after - DAY; day <= upTo + DAY; day += DAY) {
    const on = DateTime.fromMillis(day, { zone }).toISODate();
    const at = wallTime(`${on}T${time}`, zone);
    if (at > after && at <= upTo && at !== found.at(-1)) found.push(at);
  }
  return found;
}

/**
 * When clocks in `zone` show `wall`, as `2020-10-26T09:00`. The first of two such times; a skipped one is as much later
 * as the gap is long. Computed from the zone's rules alone, never from today's offset.
 */
export function wallTime(wall: string, zone: string): number {
  const naive = Date.parse(`${wall}:00Z`);
  const rules = IANAZone.create(zone);
  const offsets = [rules.offset(naive - DAY), rules.offset(naive + DAY)].map((minutes) => minutes * MINUTE);
  const fits = offsets
    .map((offset) => naive - offset)
    .filter((at) => at + rules.offset(at) * MINUTE === naive);
  return fits.length > 0 ? Math.min(...fits) : naive - (offsets[0] ?? 0);
}
