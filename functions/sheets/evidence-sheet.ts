import type { Season } from '#domain/season/season.ts';
import type { EvidenceRow } from '#domain/waves/evidence.ts';
import { timeCell, whoCell } from './cells.ts';
import { eventNames } from './change-sheet.ts';
import type { Sheet } from './sheet.ts';

/**
 * Offers and places at every moment at which one of them changed, to show that there were never more offers than seats. It
 * names nobody: an offer stands by its id.
 */
export function evidenceSheet(season: Season, rows: readonly EvidenceRow[]): Sheet {
  const { tracks } = season;
  return {
    columns: [
      ...['Time', 'Instant', 'What', 'Who', 'Offer', 'Prepared', 'Open offers', 'Booked'],
      ...['Seats', 'Seats taken', 'Seats free'],
      ...tracks.flatMap(({ name }) => [`${name}: prepared`, `${name}: open`, `${name}: booked`]),
    ],
    rows: rows.map((row) => [
      ...[
        timeCell(season, row.at),
        row.at,
        row.event === 'season-applied' ? 'season file applied' : eventNames[row.event],
        whoCell(row.who),
        row.offer ?? '',
      ],
      ...[row.prepared, row.open, row.booked, row.seats, row.taken, row.seats - row.taken].map(String),
      ...tracks.flatMap(({ id }) => {
        const { prepared = 0, open = 0, booked = 0 } = row.byTrack.get(id) ?? {};
        return [prepared, open, booked].map(String);
      }),
    ]),
  };
}
