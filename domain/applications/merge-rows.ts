import { cellAddress } from '#domain/values/cell-address.ts';
import { type FieldName, fieldNames, fieldOf, type Values } from './fields.ts';
import type { RowReading } from './read-application-row.ts';
import type { RowProblem } from './row-problems.ts';

/** The rows of one person as one: or what they say differently, so that nobody knows which is right. */
export type MergedRows =
  | { readonly values: Values; readonly ticks: readonly string[] }
  | { readonly problems: readonly RowProblem[] };

/**
 * Proposes one application of several rows with one AAMC ID, as two exports that were glued together have them: all
 * tracks together, and each field as the first row that answers it has it.
 */
export function mergeRows(readings: readonly RowReading[]): MergedRows {
  const [only, another] = readings;
  if (only && !another) return { values: only.values, ticks: only.ticks };
  const differing = fieldNames.filter((name) => !isOfProgram(name) && valuesOf(readings, name).size > 1);
  if (differing.length > 0) return { problems: [conflict(readings, differing)] };
  const values = Object.assign({}, ...readings.map((each) => each.values).reverse()) as Values;
  return { values, ticks: [...new Set(readings.flatMap(({ ticks }) => ticks))] };
}

/** What programs note in ERAS, each for itself: two of their exports may differ in it, and the first counts. */
function isOfProgram(name: FieldName): boolean {
  return name.startsWith('eras.');
}

function valuesOf(readings: readonly RowReading[], name: FieldName): ReadonlySet<unknown> {
  return new Set(readings.flatMap(({ values }) => (values[name] === undefined ? [] : [values[name]])));
}

function conflict(readings: readonly RowReading[], differing: readonly FieldName[]): RowProblem {
  const rows = readings.map(({ row }) => row);
  const named = differing.slice(0, 3).map((name) => fieldOf(name).label);
  return {
    address: cellAddress(0, rows[0] ?? 0),
    message: `${rowsInWords(rows)} have the same AAMC ID and differ in ${named.join(', ')}: keep the right one.`,
  };
}

/** `Rows 5, 80 and 3 more` */
export function rowsInWords(rows: readonly number[]): string {
  const shown = rows.slice(0, 5);
  const more = rows.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return `Rows ${shown.join(', ')} and ${last}`;
}
