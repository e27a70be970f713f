import type { Offer } from '#domain/offers/offer.ts';
import { endsAt, type Season, startOf, startsAt } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import { clockWords } from './clock-words.ts';
import { type Clocks, timeWithZone, zoneOfSpan, zonesAt } from './clocks.ts';

/** The clocks of a mail. Of an applicant whose zone is unknown only the program's is shown, with its offset. */
export type MailClocks = Clocks & { readonly isReaderUnknown: boolean };

export function mailClocks(season: Season, { zone }: Pick<Offer, 'zone'>): MailClocks {
  const program = season.program.zone;
  return { program, reader: zone ?? program, isReaderUnknown: zone === undefined };
}

/** An instant, one line for each zone, as `Thursday, October 29, 2020, 12:00 PM Eastern Time (EDT)`. */
export function instantLines(clocks: MailClocks, at: Instant): string[] {
  const zones = zonesAt(at, clocks);
  return zones.map((each) => {
    const { date, time, zone } = clockWords(at, each);
    return `${date}, ${timeWithZone(time, zone, clocks.isReaderUnknown || zones.length > 1)}`;
  });
}

/** When a start begins and ends. Throws if the season does not have it. */
export function timesOf(season: Season, key: StartKey): { readonly from: Instant; readonly to: Instant } {
  const start = startOf(season, key);
  if (!start) throw new Error(`season ${season.id} has no ${key.start} of ${key.on}`);
  return { from: startsAt(season, key.on, start), to: endsAt(season, key.on, start) };
}

/**
 * When a start begins and ends, one line for each zone, as `Tuesday, November 17, 2020, 8:00 AM – 12:30 PM Eastern Time
 * (EST)`. Throws if the season does not have it.
 */
export function startLines(clocks: MailClocks, season: Season, key: StartKey): string[] {
  const { from, to } = timesOf(season, key);
  const zones = zonesAt(from, clocks);
  const withOffset = clocks.isReaderUnknown || zones.length > 1;
  return zones.map((each) => {
    const [start, end] = [clockWords(from, each), clockWords(to, each)];
    const until = end.on === start.on ? end.time : `${end.time} on ${end.shortDate}`;
    const zone = zoneOfSpan(start.zone, end.zone);
    return `${start.date}, ${timeWithZone(`${start.time} – ${until}`, zone, withOffset)}`;
  });
}
