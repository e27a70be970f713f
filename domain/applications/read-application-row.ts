import type { Understanding } from '#domain/applications/columns/understand-columns.ts';
import { memoize } from '#domain/memoize.ts';
import type { Season } from '#domain/season/season.ts';
import { formulaError } from '#domain/values/formula-error.ts';
import { revealed } from '#domain/values/revealed-text.ts';
import { type FieldName, fieldOf, type Values } from './fields.ts';
import { type Reading, type Shape, shapes, type Value } from './shapes.ts';
import { holdsNrmpCode, meantBy } from './track-tick.ts';

/** One row of a file that is not blank, with its number in a spreadsheet. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };

/** A cell that is not what its column holds, so that the row is not used. */
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
  /** What a person should know of cells that are left out, or of which several are kept; the rest of the row is used. */
  readonly uncertain: readonly string[];
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
  const readTicks = memoize(MOST_KEPT, (cell) => ticksIn(season, cell));
  return ({ row, cells }) => {
    const cell = (column: number) => cells[column] ?? '';
    const values: Record<string, Value> = {};
    const [wrong, uncertain]: [OddCell[], string[]] = [[], []];
    for (const { name, columns, read } of readers) {
      const filled = columns.length === 1 ? columns : columns.filter((column) => cell(column) !== '');
      const [column = -1, another] = filled;
      if (cell(column) === '') continue;
      const reading = another === undefined ? read(cell(column)) : undefined;
      if (reading?.kind === 'value') {
        values[name] = reading.value;
        continue;
      }
      const found = readField(name, filled, cell, read);
      if (found.value !== undefined) values[name] = found.value;
      wrong.push(...found.wrong);
      uncertain.push(...found.uncertain);
    }
    const ticks = new Set<string>();
    for (const column of tracks) {
      if (cell(column) === '') continue;
      const read = readTicks(cell(column));
      for (const tick of read.ticks) ticks.add(tick);
      if (read.odd) wrong.push({ column, ...read.odd });
    }
    const last = cells.findLastIndex((text) => text !== '');
    return {
      row,
      values,
      ticks: [...ticks],
      wrong,
      uncertain,
      isSoap: soap.some((column) => isOfSoap(cell(column))),
      ...(last >= width ? { beyond: last } : {}),
    };
  };
}

/** A yes in a column of SOAP, or a track that was ticked in it. */
function isOfSoap(cell: string): boolean {
  return /^(yes|y)$/i.test(cell) || holdsNrmpCode(cell);
}

/** So many different cells of a column are kept: more are names or addresses, of which none is found again. */
const MOST_KEPT = 500;

/** Reads the cells of a field, and keeps what they say, since most columns repeat a few. */
function shapeReader(name: FieldName): Shape['read'] {
  const shape: Shape = shapes[fieldOf(name).shape];
  return memoize(MOST_KEPT, (cell) => readBy(shape, cell));
}

/** A text may be anything, but not what a failed formula leaves. */
function readBy(shape: Shape, cell: string): Reading {
  return formulaError(cell) === undefined ? shape.read(cell) : { kind: 'wrong' };
}

type FieldReading = {
  readonly value?: Value;
  readonly wrong: readonly OddCell[];
  readonly uncertain: readonly string[];
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
  const uncertain: string[] = [];
  for (const column of columns) {
    const failed = failedFormula(cell(column));
    if (failed) {
      wrong.push({ column, ...failed });
      continue;
    }
    const reading = read(cell(column));
    const shown = `“${shownCell(cell(column))}”`;
    if (reading.kind === 'value') values.push(reading.value);
    if (reading.kind === 'wrong')
      wrong.push({ column, isTight: shape.isTight, why: `${shown} is not ${shape.what}` });
    if (reading.kind === 'uncertain')
      uncertain.push(
        `${shown} has no certain reading as ${shape.what}: it is left out. Opening an export in a spreadsheet program damages dates so`,
      );
  }
  const different = [...new Set(values)];
  if (different.length < 2)
    return { wrong, uncertain, ...(different.length ? { value: different[0] as Value } : {}) };
  const isText = different.every((each) => typeof each === 'string');
  const why = `Several columns give different values for ${fieldOf(name).label}: ${isText ? 'all are kept, and a person must tell which counts' : 'none is used'}`;
  return {
    wrong,
    uncertain: [...uncertain, why],
    ...(isText ? { value: different.join('; ') } : {}),
  };
}

function failedFormula(cell: string): Omit<OddCell, 'column'> | undefined {
  const why = formulaError(cell);
  return why === undefined ? undefined : { why, isTight: false, isFormula: true };
}

type TickReading = { readonly ticks: readonly string[]; readonly odd?: Omit<OddCell, 'column'> };

/**
 * The tracks of a cell: ERAS writes one, whose name can have a semicolon, our own template several. A track of another program has
 * a code too; a text without code must be the name of a track that is known.
 */
function ticksIn(season: Season, cell: string): TickReading {
  const ticks = cell
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const unknown = ticks.find((each) => !holdsNrmpCode(each) && meantBy(season, each).length === 0);
  if (unknown === undefined) return { ticks };
  if (holdsNrmpCode(cell)) return { ticks: [cell] };
  const why = `“${shownCell(unknown)}” is not a track with its NRMP code, as ERAS writes it`;
  return { ticks, odd: failedFormula(cell) ?? { isTight: true, why } };
}

/** At most so much of a cell that a report stays readable, with what cannot be seen. */
export function shownCell(text: string): string {
  return revealed(text.slice(0, 40).toWellFormed()) + (text.length > 40 ? '…' : '');
}
