import { clockFace } from '#domain/values/clock-face.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';

/** The zones in which times are shown: the program's and the reader's, which may be the same. */
export type Clocks = { readonly program: string; readonly reader: string };

/** One zone, or two if the reader's differs from the program's. */
export function zonesOf({ program, reader }: Clocks): readonly string[] {
  return program === reader ? [program] : [program, reader];
}

/** The place in the name of a zone: `New York` in `America/New_York`. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** `Thursday 29 October 2020, 12:00 (UTC−04:00, New York)`, and the same moment on the reader's clock. */
export function formatInstant(at: Instant, clocks: Clocks): string {
  const times = zonesOf(clocks).map((zone) => {
    const { date, time, offset } = clockFace(at, zone);
    return `${date}, ${time} (${zone === 'UTC' ? 'UTC' : `${offset}, ${placeOf(zone)}`})`;
  });
  return times.join(', which is ');
}

/** A time span in one zone. It has dates only if they differ from the day that the reader already knows. */
export type ClockSpan = {
  readonly fromDate?: string;
  readonly from: string;
  readonly toDate?: string;
  readonly to: string;
  /** `UTC−05:00`; two offsets if the clocks change during the span. */
  readonly offset: string;
};

/** The span `from` to `to` in `zone`, for a reader who has just read the day `on`. */
export function spanIn(zone: string, from: Instant, to: Instant, on: string): ClockSpan {
  const [start, end] = [clockFace(from, zone), clockFace(to, zone)];
  const [startsOn, endsOn] = [dayIn(zone, from), dayIn(zone, to)];
  return {
    ...(startsOn === on ? {} : { fromDate: start.shortDate }),
    from: start.time,
    ...(endsOn === startsOn ? {} : { toDate: end.shortDate }),
    to: end.time,
    offset: start.offset === end.offset ? start.offset : `${start.offset} to ${end.offset}`,
  };
}
