import type { RosterRow } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { placeOf } from '#functions/wording/place-names.ts';
import { startCell, tracksCell } from './cells.ts';
import type { Sheet } from './sheet.ts';

/**
 * Everybody who comes on one day, for a terminal, a spreadsheet or a mail to coordinators. `phones`, by AAMC ID, add a last
 * column.
 */
export function rosterSheet(
  season: Season,
  rows: readonly RosterRow[],
  phones?: ReadonlyMap<string, string>,
): Sheet {
  return {
    columns: [
      ...['Start', 'Time', 'Name', 'Tracks', 'AAMC ID', 'Email'],
      ...['Their zone', 'Their time', 'Day', 'Other day', 'Offer'],
      ...(phones ? ['Phone'] : []),
    ],
    rows: rows.map((row) => [
      row.start,
      row.startsAt ? clockWords(row.startsAt, season.program.zone).time : '',
      row.applicant.name,
      tracksCell(season, row.tracks),
      row.applicant.id,
      row.applicant.email,
      row.zone ? placeOf(row.zone) : '',
      theirTime(season, row),
      row.parts > 1 ? `${row.part} of ${row.parts}` : '',
      row.otherDay ? startCell(row.otherDay) : '',
      row.offer,
      ...(phones ? [phones.get(row.applicant.id) ?? ''] : []),
    ]),
  };
}

/** When the start begins on the applicant's clock, with the day where that is another one. Unknown zones are left out. */
export function theirTime({ program }: Season, { startsAt, zone }: RosterRow): string {
  if (!startsAt || !zone) return '';
  const [theirs, ours] = [clockWords(startsAt, zone), clockWords(startsAt, program.zone)];
  return theirs.shortDate === ours.shortDate ? theirs.time : `${theirs.shortDate}, ${theirs.time}`;
}
