import { clockFace } from '../../domain/clock-face.ts';
import type { Offer } from '../../domain/offer.ts';
import { endsAt, type Season, startOf, startsAt } from '../../domain/season.ts';
import type { StartKey } from '../../domain/seat.ts';
import type { Instant } from '../../domain/time.ts';

/** The zones in which times are told to an applicant: the programme's, then theirs, or UTC while theirs is unknown. */
export function zonesFor(season: Season, offer: Pick<Offer, 'zone'>): readonly string[] {
  return [...new Set([season.programme.zone, offer.zone ?? 'UTC'])];
}

/** An instant on the clocks of one zone, as `Thursday 29 October 2020, 09:00, New York time (UTC−04:00)`. */
export function momentIn(zone: string, at: Instant): string {
  const { date, time, offset } = clockFace(at, zone);
  return `${date}, ${time}, ${placeTime(zone)} (${offset})`;
}

/** From one instant to another on the clocks of one zone; the day and the offset are repeated where they change. */
export function spanIn(zone: string, from: Instant, until: Instant): string {
  const start = clockFace(from, zone);
  const end = clockFace(until, zone);
  const endsOn = end.date === start.date ? end.time : `${end.date}, ${end.time}`;
  const offset = end.offset === start.offset ? start.offset : `${start.offset}, then ${end.offset}`;
  return `${start.date}, ${start.time} to ${endsOn}, ${placeTime(zone)} (${offset})`;
}

/** When a start begins and ends, one line for each zone. Throws if the season does not have the start. */
export function startTimes(season: Season, key: StartKey, zones: readonly string[]): string[] {
  const start = startOf(season, key);
  if (!start) throw new Error(`season ${season.id} has no ${key.start} of ${key.on}`);
  return zones.map((zone) => spanIn(zone, startsAt(season, key.on, start), endsAt(season, key.on, start)));
}

/** `Asia/Tokyo` as `Tokyo time`. */
function placeTime(zone: string): string {
  const place = zone.split('/').at(-1) ?? zone;
  return /^(UTC|UCT|GMT|Zulu|Universal|Greenwich)$/i.test(place)
    ? 'world time'
    : `${place.replaceAll('_', ' ')} time`;
}
