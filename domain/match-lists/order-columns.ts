import type { OrderFault } from './match-list.ts';

/** One line of an order: where it stands in the file, counted from 1, and its cells. */
export type OrderRow = { readonly line: number; readonly cells: readonly string[] };

/** How a column is told to people: by its place, from 1, its title, and whether it is what else stands in the cells of the AAMC IDs. */
export type OrderColumn = {
  readonly at: number;
  readonly title: string;
  readonly beside?: 'before' | 'behind';
};

/** The lines of an order below its heading, with what is in which column. Without ranks the lines are in the order of the list. */
export type OrderColumns = {
  readonly rows: readonly OrderRow[];
  readonly columns: readonly OrderColumn[];
  readonly id: number;
  readonly rank?: number;
};

const aamcId = /(?<!\d)\d{8}(?!\d)/;
const aamcIds = new RegExp(aamcId, 'g');

/** Every number of eight digits in a cell. */
export function idsIn(cell: string): readonly string[] {
  return cell.match(aamcIds) ?? [];
}

/** The rank in a cell that holds nothing else: `3`, `3.` or `#3`. */
export function rankIn(cell = ''): number | undefined {
  const rank = Number(/^#?\s*(\d{1,4})(?:\.0+)?\s*[.):]?$/.exec(cell)?.[1] ?? 0);
  return rank > 0 ? rank : undefined;
}

const idTitles = /^(applicant)?aamc(id|no|number|idnumber)?$/;
const rankTitles = /^(final|committee|program|match|rol|new)?rank(ing|order|no|number)?$/;
/** These may be ranks, or may number the lines as they once stood. */
const numberTitles = /^(#|no|nr|number|place|position|order|rol)?$/;

function plainTitle(title: string): string {
  return title.toLowerCase().replace(/[^a-z#]/g, '');
}

/** Whether a column of this title is read. */
export function isOrderTitle(title: string): boolean {
  return [idTitles, rankTitles].some((titles) => titles.test(plainTitle(title)));
}

/**
 * Tells which column holds the AAMC IDs and which one the ranks, wherever they stand: by their titles, if the first line has some, or
 * else by what they hold. Without a title numbers before the IDs are ranks, as R3 takes them, and so are numbers behind them that count
 * everybody from 1 on. If two columns may be meant, or one that is titled otherwise counts everybody, that is a fault.
 */
export function orderColumns(
  all: readonly OrderRow[],
  isInvited: (id: string) => boolean,
): OrderColumns | { readonly faults: readonly OrderFault[] } {
  const [first] = all;
  const isTitled = first !== undefined && isHeading(first.cells);
  const body = isTitled ? all.slice(1) : all;
  const at = idColumn(body, isTitled ? first.cells : [], isInvited);
  const width = Math.max(0, ...all.map(({ cells }) => cells.length));
  const titles = Array.from({ length: width }, (_, index) => (isTitled ? (first.cells[index] ?? '') : ''));
  const columns = titles.map((title, index): OrderColumn => ({ at: index + 1, title }));
  const { beside, ...grid } = splitAt(body, columns, at);
  const id = beside ? at + 1 : at;
  const ranks = ranksAmong(grid.rows, grid.columns, id);
  if (ranks === 'unclear' && first)
    return { faults: [{ line: first.line, text: lineText(first), why: 'rank-unclear' }] };
  return { ...grid, id, ...(typeof ranks === 'number' ? { rank: ranks } : {}) };
}

/** A line as a fault shows it. */
export function lineText({ cells }: OrderRow): string {
  return cells
    .filter((cell) => cell !== '')
    .join(', ')
    .slice(0, 60);
}

function isHeading(cells: readonly string[]): boolean {
  if (cells.some((cell) => aamcId.test(cell))) return false;
  return cells.some(isOrderTitle) || !cells.some((cell) => /\d/.test(cell));
}

/** A column with the right title; else the one with the most IDs of people who were invited, or with the most numbers of that length. */
function idColumn(
  rows: readonly OrderRow[],
  titles: readonly string[],
  isInvited: (id: string) => boolean,
): number {
  const titled = titles.findIndex((title) => idTitles.test(plainTitle(title)));
  if (titled >= 0) return titled;
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const found = Array.from({ length: width }, (_, column) => {
    const ids = rows.flatMap(({ cells }) => idsIn(cells[column] ?? ''));
    return { column, invited: ids.filter(isInvited).length, ids: ids.length };
  });
  const [best] = found.toSorted((one, other) => other.invited - one.invited || other.ids - one.ids);
  return best?.column ?? 0;
}

/** What else stands in the cells of the IDs, as in `1. 11191766 Sample Ann`, becomes two columns of its own. */
function splitAt(
  rows: readonly OrderRow[],
  columns: readonly OrderColumn[],
  at: number,
): Pick<OrderColumns, 'rows' | 'columns'> & { readonly beside: boolean } {
  const named = columns[at];
  const parts = rows.map(({ cells }) => partsOf(cells[at] ?? ''));
  const beside = parts.some(([before, , behind]) => before !== '' || behind !== '');
  if (!beside || !named) return { rows, columns, beside: false };
  const sides = [{ ...named, title: '', beside: 'before' } as const, named] as const;
  return {
    rows: rows.map(({ line, cells }, index) => ({
      ...{ line, cells: [...cells].toSpliced(at, 1, ...(parts[index] ?? [])) },
    })),
    columns: columns.toSpliced(at, 1, ...sides, { ...named, title: '', beside: 'behind' }),
    beside,
  };
}

function partsOf(cell: string): readonly [before: string, id: string, behind: string] {
  const [id] = idsIn(cell);
  if (id === undefined) return ['', cell, ''];
  const start = cell.indexOf(id);
  const text = (part: string) =>
    part.replace(/^\.0+$/, '').replace(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N}.):]+$/gu, '');
  return [text(cell.slice(0, start)), id, text(cell.slice(start + id.length))];
}

function ranksAmong(
  rows: readonly OrderRow[],
  columns: readonly OrderColumn[],
  id: number,
): number | 'unclear' | undefined {
  const others = [...columns.keys()].filter((column) => column !== id);
  const titleOf = (column: number) => plainTitle(columns[column]?.title ?? '');
  const numbers = (column: number) => rows.map(({ cells }) => rankIn(cells[column]));
  const isCount = (column: number) => countsEverybody(numbers(column));
  const titled = others.filter((column) => rankTitles.test(titleOf(column)));
  if (titled.length > 0) return titled.length === 1 ? titled[0] : 'unclear';
  const untitled = others.filter((column) => numberTitles.test(titleOf(column)));
  const meant = untitled.filter((column) =>
    column < id ? isMostly(numbers(column)) : isCount(column) && columns[column] !== undefined,
  );
  const counting = meant.filter(isCount);
  const [only] = counting.length > 0 ? counting : meant;
  if (only !== undefined) return (counting.length || meant.length) === 1 ? only : 'unclear';
  const odd = others.some((column) => isCount(column) && !isRising(numbers(column)));
  return odd ? 'unclear' : undefined;
}

function isMostly(numbers: readonly (number | undefined)[]): boolean {
  return numbers.filter((each) => each !== undefined).length * 2 > numbers.length;
}

/** Whether everybody has a number of their own, from 1 on without a gap. */
function countsEverybody(numbers: readonly (number | undefined)[]): boolean {
  return (
    numbers.length > 0 &&
    new Set(numbers).size === numbers.length &&
    numbers.every((each) => each !== undefined && each <= numbers.length)
  );
}

function isRising(numbers: readonly (number | undefined)[]): boolean {
  return numbers.every((each, index) => each === index + 1);
}
