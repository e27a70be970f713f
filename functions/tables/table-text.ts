import { stringify } from 'csv-stringify/sync';
import type { Table } from './table.ts';

/** The rows of a table as CSV that `csvTable` reads as the same cells, so that a form can carry a workbook. */
export function tableText({ rows }: Pick<Table, 'rows'>): string {
  return stringify(rows.map(({ cells }) => [...cells]));
}
