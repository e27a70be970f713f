import { type Day, type Season, type Start, startOf } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Booking } from './offer.ts';

/** A released start, with the times that it had then. */
export type LeftStart = Pick<Start, 'name' | 'at' | 'until'> & { readonly on: CalendarDay };

/** Returns the starts of a booking as the season has them now, to be stored in the record that releases them. */
export function startsLeft(season: Season, { seats }: Booking): readonly LeftStart[] {
  return seats.flatMap((seat) => {
    const start = startOf(season, seat);
    return start ? [{ on: seat.on, name: start.name, at: start.at, until: start.until }] : [];
  });
}

/**
 * Returns the season with those starts as they were when they were released. Later season files may remove or move a
 * start that no booking depends on, but the message about its release must still state its times.
 */
export function withReleasedStarts(season: Season, left: readonly LeftStart[] = []): Season {
  if (left.length === 0) return season;
  return { ...season, days: left.reduce(withStart, season.days) };
}

function withStart(days: readonly Day[], { on, ...times }: LeftStart): readonly Day[] {
  const day = days.find((each) => each.on === on);
  const others = days.filter((each) => each !== day);
  const starts = (day?.starts ?? []).filter(({ name }) => name !== times.name);
  return [...others, { ...day, on, starts: [...starts, { ...times, groups: [] }] }];
}
