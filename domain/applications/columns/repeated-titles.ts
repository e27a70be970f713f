import { cellAddress } from '#domain/values/cell-address.ts';
import { isApplicationTitle } from './column-titles.ts';

/** Of one person's cells not even three are also titles. */
const FEWEST_TITLES = 3;
/** A title of the sheet and a blank line or two come before the titles of the columns. */
const ROWS_ABOVE = 10;

type Row = { readonly row: number; readonly cells: readonly string[] };

/** Whether the row names columns, as the first of an export does. */
export function namesColumns({ cells }: Row): boolean {
  const known = new Set(cells.filter(isApplicationTitle));
  return known.size >= FEWEST_TITLES;
}

/** Why a file cannot be read whose titles are not in its first row: `undefined` if they are nowhere else either. */
export function titlesBelow(rows: readonly Row[]): string | undefined {
  const found = rows.slice(0, ROWS_ABOVE).find(namesColumns);
  return (
    found &&
    `The titles of the columns are in row ${found.row}: delete the rows above them, and upload the file again.`
  );
}

/**
 * Why a file cannot be read in which other titles stand between the rows: what is below them belongs to other columns, and nobody
 * would see that two scores were exchanged.
 */
export function otherTitlesBetween(header: Row, repeats: readonly Row[]): readonly string[] {
  const other = repeats.find((each) => !isSame(header, each));
  if (!other) return [];
  return [
    `Row ${other.row} names columns again, and other ones than the first row: two exports were glued together. Upload each as a file of its own.`,
  ];
}

/** What is said of a row that names the same columns again: everything below it is read as it should be. */
export function sameTitles({ row }: Row) {
  const message =
    'This row has the titles of the columns again, as two exports that were glued together have them: it is left out, and nothing is to be done.';
  return { address: cellAddress(0, row), message };
}

function isSame(one: Row, other: Row): boolean {
  const last = Math.max(one.cells.length, other.cells.length);
  return Array.from({ length: last }, (_, at) => (one.cells[at] ?? '') === (other.cells[at] ?? '')).every(
    Boolean,
  );
}
