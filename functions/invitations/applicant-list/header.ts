import { isRepeat } from '#domain/applications/columns/repeated-title.ts';
import type { TableRow } from '#functions/tables/table.ts';
import { type ColumnKind, columnKind, columnKinds } from './column-kind.ts';
import type { RowNote } from './row-note.ts';

/** The index of each field in a row. A name can span several columns, which are joined in this order. */
export type Columns = {
  readonly id: number;
  readonly name: readonly number[];
  /** Whether the name is one cell that ERAS writes as “Last, First Middle”. */
  readonly isLastNameFirst: boolean;
  readonly email: number;
  /** ERAS has a column for each track. */
  readonly tracks: readonly number[];
  /** Without the columns at the end that have no name. */
  readonly count: number;
};

/**
 * The columns of a list, or why they cannot be told as problems. A first and a last name take precedence over a
 * whole name; every column that is not used is named in a remark.
 */
export function columnsOf({ line, cells }: TableRow): {
  readonly columns?: Columns;
  readonly problems: readonly RowNote[];
  readonly remarks: readonly RowNote[];
} {
  const columns = found(cells);
  const used = new Set([columns.id, ...columns.name, columns.email, ...columns.tracks]);
  const note = (field: RowNote['field'], message: string): RowNote => ({ line, field, message });
  const problems = [
    ...missingFields(columns).map((field) => note(field, missingColumn(field))),
    ...repeatedColumns(cells).map((message) => note('file', message)),
    ...ambiguousName(cells).map((message) => note('name', message)),
  ];
  const unused = cells
    .slice(0, columns.count)
    .flatMap((cell, index) => (used.has(index) ? [] : [named(cell, index)]));
  return {
    ...(problems.length === 0 ? { columns } : {}),
    problems,
    remarks: unused.length > 0 ? [note('file', `Not used: ${unused.join(', ')}.`)] : [],
  };
}

function found(cells: readonly string[]): Columns {
  const kinds = cells.map(columnKind);
  const at = (kind: ColumnKind) => kinds.indexOf(kind);
  const either = (one: ColumnKind, other: ColumnKind) => (at(one) >= 0 ? at(one) : at(other));
  const parts = [at('first'), at('last')];
  const whole = either('wholeName', 'name');
  const isWhole = parts.includes(-1) && whole >= 0;
  return {
    id: either('id', 'otherId'),
    name: isWhole ? [whole] : parts,
    isLastNameFirst: isWhole && /^applicant name$/i.test(cells[whole] ?? ''),
    email: at('email'),
    tracks: kinds.flatMap((kind, index) => (kind === 'tracks' ? [index] : [])),
    count: cells.findLastIndex((cell) => cell !== '') + 1,
  };
}

function missingFields({ id, name, email, tracks }: Columns) {
  const missing = [
    ['id', id < 0],
    ['name', name.includes(-1)],
    ['email', email < 0],
    ['tracks', tracks.length === 0],
  ] as const;
  return missing.flatMap(([field, isMissing]) => (isMissing ? [field] : []));
}

function named(title: string, index: number): string {
  return title === '' ? `column ${index + 1}, which has no name` : JSON.stringify(title.slice(0, 40));
}

function missingColumn(field: 'id' | 'name' | 'email' | 'tracks'): string {
  const also = field === 'name' ? ' (or “first name” and “last name”)' : '';
  return `The first line must name the columns, and none is called “${field}”${also}: add it.`;
}

function repeatedColumns(cells: readonly string[]): readonly string[] {
  return columnKinds.flatMap((kind) => {
    const alike = cells.filter((cell) => columnKind(cell) === kind);
    if (alike.length < 2 || (kind === 'tracks' && alike.slice(1).every(isRepeat))) return [];
    const titles = alike.map((each) => JSON.stringify(each));
    return [`Two columns could be the ${kind}, ${titles.join(' and ')}: keep one, or rename the other.`];
  });
}

/** Beside one part of a name, nobody can tell whether a column “Name” holds the whole or the other part. */
function ambiguousName(cells: readonly string[]): readonly string[] {
  const kinds = cells.map(columnKind);
  const [whole, part] = [
    kinds.indexOf('name'),
    kinds.findIndex((kind) => kind === 'first' || kind === 'last'),
  ];
  const isTold = kinds.includes('wholeName') || (kinds.includes('first') && kinds.includes('last'));
  if (whole < 0 || part < 0 || isTold) return [];
  return [
    `${JSON.stringify(cells[whole])} beside ${JSON.stringify(cells[part])} can be a whole name or a part of one: keep one column with whole names, or “first name” and “last name”.`,
  ];
}
