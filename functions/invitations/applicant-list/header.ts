import { type ColumnKind, columnKind, columnKinds } from './column-kind.ts';
import type { Line } from './records.ts';
import type { RowNote } from './row-note.ts';

/** The index of each field in a row. A name can span several columns, which are joined in this order. */
export type Columns = {
  readonly id: number;
  readonly name: readonly number[];
  readonly email: number;
  readonly tracks: number;
  /** Without the columns at the end that have no name. */
  readonly count: number;
};

/**
 * The columns of a list, or why they cannot be told as problems. A first and a last name take precedence over a
 * whole name; every column that is not used is named in a remark.
 */
export function columnsOf({ line, cells }: Line): {
  readonly columns?: Columns;
  readonly problems: readonly RowNote[];
  readonly remarks: readonly RowNote[];
} {
  const kinds = cells.map(columnKind);
  const at = (kind: ColumnKind) => kinds.indexOf(kind);
  const parts = [at('first'), at('last')];
  const name = parts.includes(-1) && at('name') >= 0 ? [at('name')] : parts;
  const count = cells.findLastIndex((cell) => cell !== '') + 1;
  const columns = { id: at('id'), name, email: at('email'), tracks: at('tracks'), count };
  const missing = (['id', 'name', 'email', 'tracks'] as const).filter((each) =>
    [columns[each]].flat().includes(-1),
  );
  const note = (field: RowNote['field'], message: string): RowNote => ({ line, field, message });
  const problems = [
    ...missing.map((field) => note(field, missingColumn(field))),
    ...repeatedColumns(cells, kinds).map((message) => note('file', message)),
    ...ambiguousName(cells, kinds).map((message) => note('name', message)),
  ];
  const used = new Set([columns.id, ...name, columns.email, columns.tracks]);
  const unused = cells
    .slice(0, count)
    .flatMap((cell, index) => (used.has(index) ? [] : [named(cell, index)]));
  return {
    ...(problems.length === 0 ? { columns } : {}),
    problems,
    remarks: unused.length > 0 ? [note('file', `Not used: ${unused.join(', ')}.`)] : [],
  };
}

function named(title: string, index: number): string {
  return title === '' ? `column ${index + 1}, which has no name` : JSON.stringify(title.slice(0, 40));
}

function missingColumn(field: 'id' | 'name' | 'email' | 'tracks'): string {
  const also = field === 'name' ? ' (or “first name” and “last name”)' : '';
  return `The first line must name the columns, and none is called “${field}”${also}: add it.`;
}

function repeatedColumns(
  cells: readonly string[],
  kinds: readonly (ColumnKind | undefined)[],
): readonly string[] {
  return columnKinds.flatMap((kind) => {
    const titles = cells.filter((_, index) => kinds[index] === kind).map((each) => JSON.stringify(each));
    if (titles.length < 2) return [];
    return [`Two columns could be the ${kind}, ${titles.join(' and ')}: keep one, or rename the other.`];
  });
}

/** Beside one part of a name, nobody can tell whether a column “Name” holds the whole or the other part. */
function ambiguousName(
  cells: readonly string[],
  kinds: readonly (ColumnKind | undefined)[],
): readonly string[] {
  const [whole, part] = [
    kinds.indexOf('name'),
    kinds.findIndex((kind) => kind === 'first' || kind === 'last'),
  ];
  if (whole < 0 || part < 0 || (kinds.includes('first') && kinds.includes('last'))) return [];
  return [
    `${JSON.stringify(cells[whole])} beside ${JSON.stringify(cells[part])} can be a whole name or a part of one: keep one column with whole names, or “first name” and “last name”.`,
  ];
}
