import { DateTime } from 'luxon';
import type { Offer } from '#domain/offers/offer.ts';
import { endsAt, type Season, startOf, startsAt } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { type ClockFace, clockFace } from '#domain/values/clock-face.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { placeOf, zonesOf } from './clocks.ts';

/** The zones of the times in a mail: the program's, then the applicant's, or UTC while theirs is unknown. */
export function zonesFor(season: Season, offer: Pick<Offer, 'zone'>): readonly string[] {
  return zonesOf({ program: season.program.zone, reader: offer.zone ?? 'UTC' });
}

/** An instant, one line for each zone, as `Thursday 29 October 2020, 12:00 (UTC−04:00, New York)`. */
export function instantLines(zones: readonly string[], at: Instant): string[] {
  return zones.map((zone) => {
    const face = clockFace(at, zone);
    return `${face.date}, ${face.time} (${whereIs(face)})`;
  });
}

/** When a start begins and ends. Throws if the season does not have it. */
export function timesOf(season: Season, key: StartKey): { readonly from: Instant; readonly to: Instant } {
  const start = startOf(season, key);
  if (!start) throw new Error(`season ${season.id} has no ${key.start} of ${key.on}`);
  return { from: startsAt(season, key.on, start), to: endsAt(season, key.on, start) };
}

/** When a start begins and ends, one line for each zone. Throws if the season does not have it. */
export function startLinesIn(zones: readonly string[], season: Season, key: StartKey): string[] {
  const { from, to } = timesOf(season, key);
  return zones.map((zone) => spanLine(clockFace(from, zone), clockFace(to, zone)));
}

/** `Tue 17 Nov` */
export function shortDay(on: CalendarDay): string {
  return DateTime.fromISO(on, { zone: 'utc', locale: 'en-GB' }).toFormat('ccc d LLL');
}

/** The day and the offset are repeated where they change in between. */
function spanLine(from: ClockFace, to: ClockFace): string {
  const end = to.date === from.date ? to.time : `${to.date}, ${to.time}`;
  const where = to.offset === from.offset ? whereIs(from) : `${from.offset}, then ${whereIs(to)}`;
  return `${from.date}, ${from.time} to ${end} (${where})`;
}

function whereIs({ zone, offset }: ClockFace): string {
  return zone === 'UTC' ? 'UTC' : `${offset}, ${placeOf(zone)}`;
}
