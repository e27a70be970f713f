import type { Season } from '#domain/season/season.ts';
import { timeCell, whoCell } from '#functions/sheets/cells.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import type { RecordLine } from './load-record.ts';

/** The record as a list: a row for each change, with times on the program's clock. */
export function recordSheet(season: Season, lines: readonly RecordLine[]): Sheet {
  return {
    columns: ['When', 'What', 'Name', 'AAMC ID', 'From', 'To', 'By', 'Why', 'Invitation'],
    rows: lines.map((line) => [
      timeCell(season, line.at),
      line.what,
      line.person?.name ?? '',
      line.person?.id ?? line.application ?? '',
      line.before,
      line.after,
      line.who ? whoCell(line.who) : '',
      line.why,
      line.offer ?? '',
    ]),
  };
}
