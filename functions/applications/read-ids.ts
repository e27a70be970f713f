import { useOfTitle } from '#domain/applications/columns/column-titles.ts';
import { shownCell } from '#domain/applications/read-application-row.ts';
import { shapes } from '#domain/applications/shapes.ts';
import { cellAddress } from '#domain/values/cell-address.ts';
import type { Table } from '#functions/tables/table.ts';

/** One item of the table holds a list, which is at most 400 KB. */
const MOST_IDS = 30_000;

/** The AAMC IDs of a list, each once, or why it cannot be used as a whole: half a list would say the wrong thing. */
export type IdList = { readonly ids: readonly string[]; readonly problems: readonly string[] };

/** Reads the column “AAMC ID” of a table; a file without titles may have the ids alone, one a line. */
export function readIds({ rows, problems: unread }: Table): IdList {
  const [first] = rows;
  const titled = first?.cells.findIndex((title) => useOfTitle(title) === 'aamcId') ?? -1;
  const hasTitles = titled >= 0;
  if (!hasTitles && shapes.aamcId.read(first?.cells[0] ?? '').kind !== 'value')
    return {
      ids: [],
      problems: ['No column is called “AAMC ID”: add it, or give the ids alone, one a line.'],
    };
  const column = hasTitles ? titled : 0;
  const read = rows.slice(hasTitles ? 1 : 0).map(({ row, cells }) => {
    const cell = cells[column] ?? '';
    return { row, cell, reading: shapes.aamcId.read(cell) };
  });
  const ids = new Set(
    read.flatMap(({ reading }) => (reading.kind === 'value' ? [String(reading.value)] : [])),
  );
  const problems = [
    ...unread.map(({ line, message }) => `line ${line}: ${message}`),
    ...read
      .filter(({ reading }) => reading.kind !== 'value')
      .map(
        ({ row, cell }) => `${cellAddress(column, row)}: “${shownCell(cell)}” is not ${shapes.aamcId.what}.`,
      ),
    ...(ids.size > MOST_IDS ? [`The list has more than ${MOST_IDS} ids.`] : []),
  ];
  return { ids: [...ids], problems };
}
