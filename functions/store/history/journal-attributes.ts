import type { RecordedEvent } from '#domain/history/recorded-change.ts';
import type { Instant } from '#domain/values/time.ts';
import { table } from '#functions/store/table.ts';

/** The rows of imports are kept apart: a file of 4,000 people would bury everything that somebody decided. */
const partOf = (season: string, isRow: boolean) => (isRow ? `${season}#rows` : season);

/** The part of the journal in which such events are. */
export function journalOf(season: string, event: RecordedEvent | undefined): string {
  return partOf(season, event === 'imported');
}

/**
 * The attributes that give an item its place in the journal: by time, and among changes of one moment by `id`. They are
 * written with the item itself, so no change is missing there, and none is there twice.
 */
export function journalAttributes(
  season: string,
  event: RecordedEvent,
  at: Instant,
  id: string,
): Readonly<Record<string, string>> {
  const { partitionKey, sortKey } = table.journalIndex;
  return { event, [partitionKey]: journalOf(season, event), [sortKey]: `${at}#${id}` };
}
