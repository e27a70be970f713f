import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import { candidatesFor, isForCode, type MatchGround } from './candidates.ts';
import type { OrderFault } from './match-list.ts';
import {
  idsIn,
  lineText,
  type OrderColumn,
  type OrderColumns,
  type OrderRow,
  orderColumns,
  rankIn,
} from './order-columns.ts';

/** An order as it was read: by which ranks, if the lines have some, and which columns were left out. */
export type OrderRead = {
  readonly order: readonly string[];
  readonly rankedBy?: OrderColumn;
  readonly unread: readonly OrderColumn[];
};

/**
 * Reads an order of AAMC IDs, one a line: by the ranks beside them in any column, or, without ranks, best first. Every line that cannot
 * be used is named with its reason, and then nothing is read; nor is an order of nobody.
 */
export function readOrder(
  ground: MatchGround & { readonly code: string },
  rows: readonly OrderRow[],
): OrderRead | { readonly faults: readonly OrderFault[] } {
  const offers = latestOffers(ground.offers);
  const found = orderColumns(rows, (id) => offers.has(id));
  if ('faults' in found) return found;
  const candidates = new Map(candidatesFor(ground, ground.code).map((offer) => [offer.applicant.id, offer]));
  const seen = { people: new Set<string>(), ranks: new Set<number>() };
  const read = found.rows.map((row) => readRow(ground, found, { row, candidates, offers, seen }));
  const faults = read.flatMap((each, index): readonly OrderFault[] => {
    const row = found.rows[index];
    return 'why' in each && row ? [{ line: row.line, text: lineText(row), why: each.why }] : [];
  });
  if (faults.length > 0 || read.length === 0) return { faults };
  const { columns, id, rank } = found;
  const placed = read.flatMap((each) => ('offer' in each ? [each] : []));
  const rankedBy = rank === undefined ? undefined : columns[rank];
  const isFilled = (column: number) => found.rows.some(({ cells }) => (cells[column] ?? '') !== '');
  return {
    order: placed.toSorted((one, other) => one.rank - other.rank).map(({ offer }) => offer),
    ...(rankedBy ? { rankedBy } : {}),
    unread: columns.filter((_, column) => column !== id && column !== rank && isFilled(column)),
  };
}

type Line = {
  readonly row: OrderRow;
  readonly candidates: ReadonlyMap<string, Offer>;
  readonly offers: ReadonlyMap<string, Offer>;
  /** Who and which rank was named in the lines before. */
  readonly seen: { readonly people: Set<string>; readonly ranks: Set<number> };
};

type Placed = { readonly offer: string; readonly rank: number };

/** The offer that a line names, and its rank, or why it cannot be ranked. */
function readRow(
  ground: MatchGround & { readonly code: string },
  { id: column, rank: ranks }: OrderColumns,
  { row: { cells }, candidates, offers, seen }: Line,
): Placed | Pick<OrderFault, 'why'> {
  const [id, ...others] = idsIn(cells[column] ?? '');
  const beside = cells.flatMap((cell, index) => (index === column ? others : idsIn(cell)));
  if (id === undefined) return { why: beside.length > 0 ? 'id-elsewhere' : 'no-id' };
  if (beside.some((each) => each !== id && offers.has(each))) return { why: 'several-ids' };
  const rank = ranks === undefined ? 0 : rankIn(cells[ranks]);
  if (rank === undefined) return { why: 'no-rank' };
  if (seen.ranks.has(rank) && ranks !== undefined) return { why: 'rank-twice' };
  seen.ranks.add(rank);
  const offer = candidates.get(id);
  if (!offer) return { why: whyUnranked(ground, offers.get(id)) };
  if (seen.people.has(id)) return { why: 'twice' };
  seen.people.add(id);
  return { offer: offer.id, rank };
}

/** Why somebody is not among those who can be ranked for the code. */
function whyUnranked(
  { season, withdrawn, now, code }: MatchGround & { readonly code: string },
  latest: Offer | undefined,
): OrderFault['why'] {
  if (!latest) return 'unknown';
  if (!isForCode(season, latest, code)) return 'other-code';
  if (withdrawn.has(latest.applicant.id)) return 'withdrawn';
  return interviewOutcome(season, latest, now) === 'no-show' ? 'no-show' : 'not-interviewed';
}
