import { type LateChange, lateChangesIn, lateEvents } from '#domain/digest/late-changes.ts';
import { isLateFor, lateDaysOf } from '#domain/season/late-days.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant, plusDays, type WallTime, wallClock } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readJournal } from '#functions/store/history/journal.ts';
import { journalOf } from '#functions/store/history/journal-attributes.ts';
import { readRecordedChanges } from '#functions/store/history/recorded-changes.ts';
import { readOfferToShow } from '#functions/store/items/offers.ts';

/** So many late changes are looked at, the newest first. */
const MOST_CHANGES = 50;

/**
 * The late changes that touch a day which is not over, the newest first: two round trips, and none at all while no interview day is
 * close. The index of the record trails the table by a moment.
 */
export async function loadLateChanges(
  store: Store,
  season: Season,
  now: Instant,
): Promise<readonly LateChange[]> {
  if (!season.days.some(({ on }) => isLateFor(season, on, now))) return [];
  const { zone } = season.program;
  const today = dayIn(zone, now);
  const since = wallClock(plusDays(today, -lateDaysOf(season)), '00:00' as WallTime, zone);
  const filter = { from: since, events: lateEvents };
  const { entries } = await readJournal(store, journalOf(season.id, undefined), MOST_CHANGES, filter);
  const ids = [...new Set(entries.map(({ pk }) => pk.slice(pk.lastIndexOf('#') + 1)))];
  const [changes, offers] = await Promise.all([
    readRecordedChanges(store, entries),
    mapConcurrently(ids, (id) => readOfferToShow(store, season.id, id)),
  ]);
  const records = changes.flatMap((change) => ('offer' in change ? [change] : []));
  const known = { season, seats: [], records, offers: offers.filter((offer) => offer !== undefined) };
  return lateChangesIn(known, { since, until: now }, now)
    .filter(({ before, after }) => [...before, ...after].some(({ on }) => isLateFor(season, on, now)))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
}
