import { statuses } from '#domain/review/status.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { plainLetters } from '#domain/values/plain-letters.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { ListQuery, SortKey } from './list-query.ts';
import { type ListContext, type ListRow, rowOf } from './list-row.ts';
import type { ListedApplication } from './listed-application.ts';

export const PAGE_SIZE = 50;

/** One page of those whom a query asks for. */
export type ListPage = {
  readonly rows: readonly ListRow[];
  /** The first is 1. A page beyond the last one is the last one. */
  readonly page: number;
  readonly pages: number;
  /** How many the filters leave, and of how many. */
  readonly matching: number;
  readonly of: number;
};

/** The page that the query asks for. */
export function listPage(
  context: ListContext,
  applications: readonly ListedApplication[],
  query: ListQuery,
): ListPage {
  const matching = matchingRows(context, applications, query);
  const pages = Math.max(1, Math.ceil(matching.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  return {
    rows: matching.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    ...{ page, pages, matching: matching.length, of: applications.length },
  };
}

/** All applications that the filters leave, in the order that the query asks for; equal ones by AAMC ID. */
export function matchingRows(
  context: ListContext,
  applications: readonly ListedApplication[],
  query: ListQuery,
): readonly ListRow[] {
  const rows = applications.map((each) => rowOf(context, each)).filter((row) => isWanted(row, query));
  const keyOf = sortValues[query.sort];
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((one, other) => compared(one, other, query.isDescending)).map(({ row }) => row);
}

/** The cheap filters first: verdicts are made only of those whom the others leave. */
function isWanted(row: ListRow, query: ListQuery): boolean {
  const { listed, status } = row;
  const { school, signal } = query;
  if (query.status !== undefined && status !== query.status) return false;
  if (signal !== undefined && (listed.values.signal ?? 'unknown') !== signal) return false;
  if (school !== undefined && (listed.values['school.kind'] ?? 'unknown') !== school) return false;
  if (query.search !== undefined && !isFound(row, query.search)) return false;
  const { track, needs, lacks } = query;
  if (track !== undefined && !row.route().considered.some((each) => each.track === track)) return false;
  if (needs !== undefined && row.route().needsPerson === undefined) return false;
  if (lacks !== undefined && row.facts().get(nameKey(lacks))?.isTrue === true) return false;
  return hasVerdict(row, query);
}

function isFound({ name, sortName, listed }: ListRow, search: string): boolean {
  const wanted = plainLetters(search);
  return [name, sortName, listed.id].some((text) => plainLetters(text).includes(wanted));
}

function hasVerdict(row: ListRow, { verdict, rule }: ListQuery): boolean {
  if (verdict === undefined && rule === undefined) return true;
  const asked = row.verdicts().filter((each) => rule === undefined || each.rule === rule);
  if (verdict === undefined) return asked.length > 0;
  const isSo = ({ outcome }: { readonly outcome: string }) => outcome === verdict;
  return verdict === 'pass' && rule === undefined ? asked.every(isSo) : asked.some(isSo);
}

type Sortable = string | number | boolean | undefined;

const sortValues: Readonly<Record<SortKey, (row: ListRow) => Sortable>> = {
  name: ({ sortName }) => sortName,
  id: ({ listed }) => listed.id,
  status: ({ status }) => statuses.indexOf(status),
  applied: ({ listed }) => listed.values.appliedOn,
  step1: ({ listed }) => listed.values['step1.score'],
  step2: ({ listed }) => listed.values['step2ck.score'],
  signal: ({ listed }) => signalRank(listed),
  open: (row) => row.verdicts().filter(({ outcome }) => outcome !== 'pass').length,
};

function signalRank({ values }: ListedApplication): number | undefined {
  const rank = ['gold', 'silver', 'yes', 'none'].indexOf(String(values.signal));
  return rank < 0 ? undefined : rank;
}

type Keyed = { readonly row: ListRow; readonly key: Sortable };

/** Those of whom the value is not known come last, in either direction. */
function compared(one: Keyed, other: Keyed, isDescending: boolean): number {
  if (one.key === undefined || other.key === undefined)
    return Number(one.key === undefined) - Number(other.key === undefined) || byId(one, other);
  const order = one.key < other.key ? -1 : Number(one.key > other.key);
  return (isDescending ? -order : order) || byId(one, other);
}

function byId(one: Keyed, other: Keyed): number {
  return inTextOrder(one.row.listed.id, other.row.listed.id);
}
