import type { FieldName } from '#domain/applications/fields.ts';
import { columnLetters } from '#domain/values/cell-address.ts';
import { type ColumnUse, rankOfTitle, useOfTitle } from './column-titles.ts';
import { isRepeat, withoutNumber } from './repeated-title.ts';
import type { UseByHand } from './use-by-hand.ts';

/** One column of a file. `unused`: nothing is known of its title, or another column says the same. */
export type Column = {
  readonly index: number;
  readonly title: string;
  readonly use: ColumnUse | 'unused';
  /** A person has said so, and not the title. */
  readonly isByHand?: true;
};

/** How a file is understood: its columns, and why it cannot be read at all. */
export type Understanding = {
  readonly columns: readonly Column[];
  /** The columns of each field, more than one where ERAS repeats it. */
  readonly fields: ReadonlyMap<FieldName, readonly number[]>;
  readonly tracks: readonly number[];
  readonly soap: readonly number[];
  /** Without the columns at the end that have no title. */
  readonly width: number;
  readonly problems: readonly string[];
};

/** Better than any title. */
const BY_HAND = -1;

const notFields: readonly string[] = ['tracks', 'soap', 'withheld', 'unused'];

/**
 * Tells what each column is: what a person has said of it, else what its title says. A file needs an AAMC ID, a name, an
 * email address and tracks.
 */
export function understandColumns(
  titles: readonly string[],
  byHand: UseByHand = () => undefined,
): Understanding {
  const columns = onlyBest(titles.map((title, index) => columnOf(title, index, byHand(title))));
  const at = (use: Column['use']) => columns.flatMap((each) => (each.use === use ? [each.index] : []));
  const uses = new Set(columns.map(({ use }) => use).filter((use) => !notFields.includes(use)));
  const fields = new Map([...uses].map((use) => [use as FieldName, at(use)]));
  const tracks = at('tracks');
  return {
    columns,
    fields,
    tracks,
    soap: at('soap'),
    width: titles.findLastIndex((title) => title !== '') + 1,
    problems: missing(fields, tracks),
  };
}

function columnOf(title: string, index: number, chosen: Column['use'] | undefined): Column {
  return chosen === undefined
    ? { index, title, use: useOfTitle(title) ?? 'unused' }
    : { index, title, use: chosen, isByHand: true };
}

/**
 * Of several columns for one field the one chosen by hand, else the best named one, is read, with its repeats; the others
 * are not used.
 */
function onlyBest(columns: readonly Column[]): readonly Column[] {
  const best = new Map<string, Column>();
  for (const column of columns.filter(({ use }) => !notFields.includes(use))) {
    const rival = best.get(column.use);
    const rank = (each: Column) => (each.isByHand ? BY_HAND : rankOfTitle(each.title, each.use as FieldName));
    if (!rival || rank(column) < rank(rival)) best.set(column.use, column);
  }
  return columns.map((column) => {
    const chosen = best.get(column.use);
    if (!chosen || chosen === column) return column;
    const isItsRepeat = isRepeat(column.title) && withoutNumber(column.title) === withoutNumber(chosen.title);
    return isItsRepeat ? column : { ...column, use: 'unused' };
  });
}

function missing(fields: ReadonlyMap<FieldName, unknown>, tracks: readonly number[]): readonly string[] {
  const has = (...names: readonly FieldName[]) => names.every((name) => fields.has(name));
  const needed: readonly (readonly [boolean, string])[] = [
    [has('aamcId'), 'AAMC ID'],
    [has('name.whole') || has('name.first', 'name.last'), 'First Name” and “Last Name'],
    [has('email'), 'Email'],
    [tracks.length > 0, 'Tracks Applied by Applicant'],
  ];
  return needed.flatMap(([isThere, title]) =>
    isThere
      ? []
      : [`No column is called “${title}”: add it to the export template in ERAS, and export again.`],
  );
}

/** `C “USMLE Step 1 Score”` */
export function columnInWords({ index, title }: Column): string {
  return `${columnLetters(index)} ${title === '' ? 'without a title' : `“${title.slice(0, 60)}”`}`;
}
