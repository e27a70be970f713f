import { type FieldName, fieldOf } from '#domain/applications/fields.ts';
import type { RowReading } from '#domain/applications/read-application-row.ts';
import { shapes } from '#domain/applications/shapes.ts';
import { type Column, columnInWords, type Understanding } from './understand-columns.ts';

/** How many cells of a column are not what it holds. */
export type ColumnCheck = {
  readonly column: Column;
  readonly filled: number;
  readonly wrong: number;
  /** Nearly nothing fits, so that the whole file is not to be applied. */
  readonly isOtherColumn: boolean;
  readonly message: string;
};

/** Fewer cells than this tell nothing about their column. */
const FEWEST_FILLED = 8;
const MOSTLY = 0.6;
/** From so many wrong cells on, a column is summed up. */
const SUMMED_UP = 16;

/** The columns that are summed up, because many of their cells are wrong or because nearly all are. */
export function checkColumns(
  { columns }: Understanding,
  readings: readonly RowReading[],
  filledIn: (column: number) => number,
): readonly ColumnCheck[] {
  const wrong = new Map<number, number>();
  const formulas = new Map<number, number>();
  for (const { column, isFormula } of readings.flatMap((reading) => reading.wrong)) {
    wrong.set(column, (wrong.get(column) ?? 0) + 1);
    if (isFormula) formulas.set(column, (formulas.get(column) ?? 0) + 1);
  }
  return columns.flatMap((column): readonly ColumnCheck[] => {
    const count = wrong.get(column.index) ?? 0;
    const filled = filledIn(column.index);
    const isOtherColumn = filled >= FEWEST_FILLED && count > MOSTLY * filled;
    if (!isOtherColumn && count < SUMMED_UP) return [];
    const what = `Column ${columnInWords(column)}: ${count} of ${filled} cells are not ${expected(column)}.`;
    const advice = isOtherColumn ? adviceFor((formulas.get(column.index) ?? 0) > MOSTLY * count) : '';
    return [{ column, filled, wrong: count, isOtherColumn, message: what + advice }];
  });
}

function adviceFor(isOfFormulas: boolean): string {
  return isOfFormulas
    ? ' Its cells hold formulas that failed or were saved without results: open the workbook in a spreadsheet program, correct them, and save it again.'
    : ' This looks like another column: correct its title, or leave the column out of the export.';
}

/** Only cells of fields and tracks are ever wrong. */
function expected({ use }: Column): string {
  return use === 'tracks' ? 'a track with its NRMP code' : shapes[fieldOf(use as FieldName).shape].what;
}
