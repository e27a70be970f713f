import type { Understanding } from '#domain/applications/columns/understand-columns.ts';
import { cellAddress } from '#domain/values/cell-address.ts';
import { nameOf } from './application.ts';
import type { OddCell, RowReading } from './read-application-row.ts';

/** Why a row is not used, at which cell, and what to do. */
export type RowProblem = { readonly address: string; readonly message: string };

/** Two cells that cannot be what their columns hold are no coincidence. */
const SLIPPED = 2;

/**
 * Why the row cannot be used. Where several cells are of another column's kind the whole row has slipped, as by a stray
 * quotation mark in an essay, and its single cells are not complained about.
 */
export function rowProblems(understanding: Understanding, reading: RowReading): readonly RowProblem[] {
  if (isWhole(reading)) return none;
  const { row, wrong, beyond } = reading;
  const tight = wrong.filter(({ isTight }) => isTight);
  if (tight.length >= SLIPPED || beyond !== undefined) return [slipped(reading, tight)];
  const soap: readonly RowProblem[] = reading.isSoap
    ? [
        {
          address: cellAddress(understanding.soap[0] ?? 0, row),
          message: 'This is an application of SOAP, the round after the Match: it is not part of the season.',
        },
      ]
    : [];
  return [
    ...soap,
    ...missingFields(understanding, reading),
    ...wrong.map(({ column, why }) => ({
      address: cellAddress(column, row),
      message: `${why}: correct it, or clear the cell.`,
    })),
  ];
}

const none: readonly RowProblem[] = [];

/** Nearly every row of a file: nothing is looked for in it. */
function isWhole({ values, ticks, wrong, beyond, isSoap }: RowReading): boolean {
  const isIdentified = values.aamcId !== undefined && values.email !== undefined && nameOf(values) !== '';
  return isIdentified && ticks.length > 0 && wrong.length === 0 && beyond === undefined && !isSoap;
}

function slipped({ row, beyond }: RowReading, tight: readonly OddCell[]): RowProblem {
  const columns = [...tight.map(({ column }) => column), ...(beyond === undefined ? [] : [beyond])].sort(
    (one, other) => one - other,
  );
  const cells = columns.slice(0, 3).map((column) => cellAddress(column, row));
  return {
    address: cells[0] ?? cellAddress(0, row),
    message: `This row has slipped: what stands in ${cells.join(', ')} belongs to other columns. Look for a quotation mark or a line break in a text of this row, or export this person again.`,
  };
}

/** A required cell that is wrong is complained about as such. */
function missingFields(understanding: Understanding, reading: RowReading): readonly RowProblem[] {
  const { row, values, ticks, wrong } = reading;
  const { fields, tracks } = understanding;
  const isBlank = (columns: readonly number[]) => !wrong.some(({ column }) => columns.includes(column));
  const name = [
    ...(fields.get('name.whole') ?? []),
    ...(fields.get('name.first') ?? []),
    ...(fields.get('name.last') ?? []),
  ];
  const needed = [
    ['AAMC ID', fields.get('aamcId') ?? [], values.aamcId !== undefined],
    ['name', name, nameOf(values) !== ''],
    ['email address', fields.get('email') ?? [], values.email !== undefined],
    ['track', tracks, ticks.length > 0],
  ] as const;
  return needed.flatMap(([label, columns, isThere]): readonly RowProblem[] => {
    if (isThere || !isBlank(columns)) return [];
    return [
      {
        address: cellAddress(columns[0] ?? 0, row),
        message: `The ${label} is missing: add it, or export this person again.`,
      },
    ];
  });
}
