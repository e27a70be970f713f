import type { Understanding } from '#domain/applications/columns/understand-columns.ts';
import type { Season } from '#domain/season/season.ts';
import { formulaError } from '#domain/values/formula-error.ts';
import { revealed } from '#domain/values/revealed-text.ts';
import { type FieldName, fieldOf, type Values } from './fields.ts';
import { type Reading, type Shape, shapes, type Value } from './shapes.ts';
import { holdsNrmpCode, meantBy } from './track-tick.ts';

/** One row of a file that is not blank, with its number in a spreadsheet. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };

/** A cell that is not what its column holds. Only an uncertain one leaves the rest of the row to be used. */
export type OddCell = {
  readonly column: number;
  readonly why: string;
  readonly isTight: boolean;
  /** A formula failed, which says nothing of where the cell belongs. */
  readonly isFormula?: true;
};

/** What a row says of one application. */
export type RowReading = {
  readonly row: number;
  readonly values: Values;
  /** The cells of the tracks that were ticked, in their order. */
  readonly ticks: readonly string[];
  readonly wrong: readonly OddCell[];
  readonly uncertain: readonly OddCell[];
  /** Belongs to the round after the Match, which is not part of the season. */
  readonly isSoap: boolean;
  /** The last cell that holds something, if it is beyond the titled columns. */
  readonly beyond?: number;
};

/**
 * Returns the reader of the rows of a file, each by the shapes of the columns that are used. Other columns are not looked at.
 * Most columns repeat a few cells, so what each of them says is kept.
 */
export function applicationRowReader(
  season: Season,
  { fields, tracks, soap, width }: Understanding,
): (row: SheetRow) => RowReading {
  const readers = [...fields].map(([name, columns]) => ({ name, columns, read: shapeReader(name) }));
  return ({ row, cells }) => {
    const cell = (column: number) => cells[column] ?? '';
    const values: Record<string, Value> = {};
    const [wrong, uncertain]: [OddCell[], OddCell[]] = [[], []];
    for (const { name, columns, read } of readers) {
      const filled = columns.length === 1 ? columns : columns.filter((column) => cell(column) !== '');
      const [column, another] = filled;
      if (column === undefined || cell(column) === '') continue;
      const reading = another === undefined ? read(cell(column)) : undefined;
      if (reading?.kind === 'unanswered') continue;
      if (reading?.kind === 'value') {
        values[name] = reading.value;
        continue;
      }
      const found = readField(name, filled, cell, read);
      if (found.value !== undefined) values[name] = found.value;
      wrong.push(...found.wrong);
      uncertain.push(...found.uncertain);
    }
    const ticked = tracks.filter((column) => cell(column) !== '');
    const last = cells.findLastIndex((text) => text !== '');
    return {
      row,
      values,
      ticks: [...new Set(ticked.flatMap((column) => ticksIn(cell(column))))],
      wrong: [...wrong, ...ticked.flatMap((column) => wrongTick(season, column, cell(column)))],
      uncertain,
      isSoap: soap.some((column) => /^(yes|y)$/i.test(cell(column))),
      ...(last >= width ? { beyond: last } : {}),
    };
  };
}

/** A column with more different cells than this holds names or addresses, of which none is found again. */
const MOST_KEPT = 500;

/** Reads the cells of a field, and keeps what they say as long as the column repeats a few. */
function shapeReader(name: FieldName): Shape['read'] {
  const shape: Shape = shapes[fieldOf(name).shape];
  const kept = new Map<string, Reading>();
  return (cell) => {
    if (kept.size >= MOST_KEPT) return readBy(shape, cell);
    const known = kept.get(cell);
    if (known) return known;
    const reading = readBy(shape, cell);
    kept.set(cell, reading);
    return reading;
  };
}

/** A text may be anything, but not what a failed formula leaves. */
function readBy(shape: Shape, cell: string): Reading {
  return formulaError(cell) === undefined ? shape.read(cell) : { kind: 'wrong' };
}

type FieldReading = {
  readonly value?: Value;
  readonly wrong: readonly OddCell[];
  readonly uncertain: readonly OddCell[];
};

/** Repeats of one column, such as those of several schools, are joined if they are texts, and are otherwise not guessed. */
function readField(
  name: FieldName,
  columns: readonly number[],
  cell: (column: number) => string,
  read: Shape['read'],
): FieldReading {
  const shape: Shape = shapes[fieldOf(name).shape];
  const values: Value[] = [];
  const wrong: OddCell[] = [];
  const uncertain: OddCell[] = [];
  for (const column of columns) {
    if (cell(column) === '') continue;
    const failed = failedFormula(column, cell(column));
    wrong.push(...failed);
    if (failed.length > 0) continue;
    const reading = read(cell(column));
    const odd = { column, isTight: shape.isTight };
    if (reading.kind === 'value') values.push(reading.value);
    if (reading.kind === 'wrong')
      wrong.push({ ...odd, why: `“${shownCell(cell(column))}” is not ${shape.what}` });
    if (reading.kind === 'uncertain')
      uncertain.push({
        ...odd,
        why: `“${shownCell(cell(column))}” has no certain reading as ${shape.what}: it is left out. Opening an export in a spreadsheet program damages dates so`,
      });
  }
  const different = [...new Set(values)];
  if (different.length < 2)
    return { wrong, uncertain, ...(different.length ? { value: different[0] as Value } : {}) };
  const isText = different.every((each) => typeof each === 'string');
  const column = columns[0] ?? 0;
  const why = `Several columns give different values for ${fieldOf(name).label}: ${isText ? 'all are kept, and a person must tell which counts' : 'none is used'}`;
  return {
    wrong,
    uncertain: [...uncertain, { column, isTight: false, why }],
    ...(isText ? { value: different.join('; ') } : {}),
  };
}

function failedFormula(column: number, cell: string): readonly OddCell[] {
  const why = formulaError(cell);
  return why === undefined ? [] : [{ column, why, isTight: false, isFormula: true }];
}

/** A cell of ERAS holds one track; our own template lists several. */
function ticksIn(cell: string): readonly string[] {
  if (holdsNrmpCode(cell)) return [cell];
  return cell
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A track of another program has a code too; a text without code must be the name of a track that is known. */
function wrongTick(season: Season, column: number, cell: string): readonly OddCell[] {
  const failed = failedFormula(column, cell);
  if (failed.length > 0) return failed;
  const unknown = ticksIn(cell).find((each) => !holdsNrmpCode(each) && meantBy(season, each).length === 0);
  if (unknown === undefined) return [];
  return [
    {
      column,
      isTight: true,
      why: `“${shownCell(unknown)}” is not a track with its NRMP code, as ERAS writes it`,
    },
  ];
}

/** At most so much of a cell that a report stays readable, with what cannot be seen. */
export function shownCell(text: string): string {
  return revealed(text.slice(0, 40).toWellFormed()) + (text.length > 40 ? '…' : '');
}
