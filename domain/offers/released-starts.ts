import { type Day, type Season, type Start, startOf } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Booking } from './offer.ts';

/** A start that somebody gave up, with the times that it had then. */
export type LeftStart = Pick<Start, 'name' | 'at' | 'until'> & { readonly on: CalendarDay };

/** The starts of a booking as the season has them now, to be kept with the record that gives them up. */
export function startsLeft(season: Season, { seats }: Booking): readonly LeftStart[] {
  return seats.flatMap((seat) => {
    const start = startOf(season, seat);
    return start ? [{ on: seat.on, name: start.name, at: start.at, until: start.until }] : [];
  });
}

/**
 * The season as it was for those starts, whatever has become of them since: nothing depends on them any more, so that a
 * later file may take them out or move them, and still the message that they are given up must say when they were.
 */
export function withReleasedStarts(season: Season, left: readonly LeftStart[] = []): Season {
  if (left.length === 0) return season;
  return { ...season, days: left.reduce(withStart, season.days) };
}

function withStart(days: readonly Day[], { on, ...times }: LeftStart): readonly Day[] {
  const day = days.find((each) => each.on === on);
  const others = days.filter((each) => each !== day);
  const starts = (day?.starts ?? []).filter(({ name }) => name !== times.name);
  return [...others, { on, starts: [...starts, { ...times, groups: [] }] }];
}
