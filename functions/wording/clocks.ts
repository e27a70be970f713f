import type { Instant } from '#domain/values/time.ts';
import { clockWords } from './clock-words.ts';
import { type ZoneName, zonePhrase } from './zone-names.ts';

/** The zones in which times are shown: the program's and the reader's, which may be the same. */
export type Clocks = { readonly program: string; readonly reader: string };

/** One zone, or two if at `at` the reader's clock differs from the program's: Toronto's is New York's. */
export function zonesAt(at: Instant, { program, reader }: Clocks): readonly string[] {
  if (program === reader) return [program];
  const [ours, theirs] = [clockWords(at, program).zone, clockWords(at, reader).zone];
  const isSame = ours.abbreviation !== undefined && ours.abbreviation === theirs.abbreviation;
  return isSame && ours.offset === theirs.offset ? [program] : [program, reader];
}

/** `9:00 AM Eastern Time (EST)`, `10:00 PM (Japan, UTC+9)` */
export function timeWithZone(time: string, zone: ZoneName, withOffset: boolean): string {
  const phrase = zonePhrase(zone, withOffset);
  return zone.abbreviation || zone.name === zone.offset ? `${time} ${phrase}` : `${time} (${phrase})`;
}

/** `Thursday, October 29, 2020, 12:00 PM Eastern Time (EDT)`, and the same moment on the reader's clock. */
export function formatInstant(at: Instant, clocks: Clocks): string {
  const zones = zonesAt(at, clocks);
  const known = clockWords(at, clocks.program).date;
  const times = zones.map((zone, index) => {
    const { date, time, zone: name } = clockWords(at, zone);
    const told = timeWithZone(time, name, zones.length > 1);
    return index > 0 && date === known ? told : `${date}, ${told}`;
  });
  return times.join(', which is ');
}

/** `8:00 AM – 12:30 PM EST`: a span that begins and ends on one day. */
export function spanWithZone(from: Instant, to: Instant, zone: string): string {
  const [start, end] = [clockWords(from, zone), clockWords(to, zone)];
  return `${start.time} – ${end.time} ${start.zone.abbreviation ?? start.zone.offset}`;
}

/** A time span in one zone. It has dates only if they differ from the day that the reader already knows. */
export type ClockSpan = {
  readonly fromDate?: string;
  readonly from: string;
  readonly toDate?: string;
  readonly to: string;
  readonly zone: ZoneName;
};

/** The span `from` to `to` in `zone`, for a reader who has just read the day `on`. */
export function spanIn(zone: string, from: Instant, to: Instant, on: string): ClockSpan {
  const [start, end] = [clockWords(from, zone), clockWords(to, zone)];
  return {
    ...(start.on === on ? {} : { fromDate: start.shortDate }),
    from: start.time,
    ...(end.on === start.on ? {} : { toDate: end.shortDate }),
    to: end.time,
    zone: zoneOfSpan(start.zone, end.zone),
  };
}

/** Both abbreviations and offsets, if the clocks change during the span. */
export function zoneOfSpan(start: ZoneName, end: ZoneName): ZoneName {
  if (start.offset === end.offset) return start;
  const { name, abbreviation } = start;
  return {
    name,
    ...(abbreviation ? { abbreviation: `${abbreviation}, then ${end.abbreviation}` } : {}),
    offset: `${start.offset}, then ${end.offset}`,
  };
}
