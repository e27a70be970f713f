import { stringify } from 'csv-stringify/sync';
import { oneLine } from '#functions/wording/one-line.ts';

/** A list for coordinators: printed as a table, or written as CSV. Every row has one text for each column. */
export type Sheet = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * Returns the sheet as CSV (RFC 4180) for spreadsheet programs: with a byte order mark, so that they read UTF-8, and
 * with an apostrophe before any text that they would run as a formula (CWE-1236).
 */
export function csvOf({ columns, rows }: Sheet): string {
  return stringify(
    [columns, ...rows].map((row) => row.map(oneLine)),
    {
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}

/** Returns the sheet as lines of aligned columns for a terminal, without columns that are empty in every row. */
export function tableLines({ columns, rows }: Sheet): readonly string[] {
  const used = columns.map((_, index) => index).filter((index) => rows.some((row) => row[index]));
  const lines = [columns, ...rows].map((row) => used.map((index) => oneLine(row[index] ?? '')));
  const widths = used.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
