import type { Day, Season } from '#domain/season/season.ts';
import type { LeftStart } from './left-start.ts';
import type { Booking } from './offer.ts';
import { timesIn } from './replaced.ts';

/** Returns the starts of a booking as the season has them now, to be stored in the record that releases them. */
export function startsLeft(season: Season, { seats }: Booking): readonly LeftStart[] {
  return seats.flatMap((seat) => timesIn(season, seat) ?? []);
}

/**
 * Returns the season with those starts as they were when they were released. Later season files may remove or move a
 * start that no booking depends on, but the message about its release must still state its times.
 */
export function withReleasedStarts(season: Season, left: readonly LeftStart[] = []): Season {
  if (left.length === 0) return season;
  return { ...season, days: left.reduce(withStart, season.days) };
}

/** Returns the season with the starts of which a record speaks as they were then: those it released, or changed. */
export function seasonOfRecord(season: Season, record: object | Speaking): Season {
  if ('left' in record) return withReleasedStarts(season, record.left);
  return 'changes' in record
    ? withReleasedStarts(
        season,
        record.changes.map(({ now }) => now),
      )
    : season;
}

type Speaking =
  | { readonly left: readonly LeftStart[] }
  | { readonly changes: readonly { readonly now: LeftStart }[] };

function withStart(days: readonly Day[], { on, ...times }: LeftStart): readonly Day[] {
  const day = days.find((each) => each.on === on);
  const others = days.filter((each) => each !== day);
  const starts = (day?.starts ?? []).filter(({ name }) => name !== times.name);
  return [...others, { ...day, on, starts: [...starts, { ...times, groups: [] }] }];
}
