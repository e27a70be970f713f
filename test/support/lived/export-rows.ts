import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { ExportRow } from './lived-books.ts';

/** The rows of an export by its titles. */
export function rowsOfExport(text: string): readonly ExportRow[] {
  return parse(text, { columns: true }) as ExportRow[];
}

/** The rows as an export again. */
export function exportOf(rows: readonly ExportRow[]): string {
  return stringify([...rows], { header: true });
}
