import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import { candidatesFor, isForCode, type MatchGround } from './candidates.ts';
import type { OrderFault } from './match-list.ts';

/** An AAMC ID has eight digits. A rank before it is shorter, and what follows it is left unread, as R3 does. */
const aamcId = /(?<!\d)\d{8}(?!\d)/;
const aamcIds = new RegExp(aamcId, 'g');
/** A number before the AAMC ID. */
const rankBefore = /^\D*(\d{1,4})\D*$/;
/** Where a line ends, in files of any program. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * Reads an order of AAMC IDs, one a line, best first. A first line without digits is a heading; empty lines are passed over. Ranks may stand
 * before the IDs, and then rise from line to line. Every line that cannot be used is named with its reason, and then nothing is read;
 * nor is an order of nobody.
 */
export function readOrder(
  ground: MatchGround & { readonly code: string },
  text: string,
): { readonly order: readonly string[] } | { readonly faults: readonly OrderFault[] } {
  const candidates = new Map(candidatesFor(ground, ground.code).map((offer) => [offer.applicant.id, offer]));
  const offers = latestOffers(ground.offers);
  const order: string[] = [];
  const faults: OrderFault[] = [];
  let lastRank = 0;
  for (const [index, raw] of text.split(lineEnd).entries()) {
    const line = raw.replace('\ufeff', '').trim();
    if (line === '' || (index === 0 && !/\d/.test(line))) continue;
    const read = readLine(ground, { line, lastRank, candidates, offers, order });
    lastRank = rankOf(line) ?? lastRank;
    if ('why' in read) faults.push({ line: index + 1, text: line.slice(0, 60), why: read.why });
    else order.push(read.offer);
  }
  return faults.length > 0 || order.length === 0 ? { faults } : { order };
}

type Line = {
  readonly line: string;
  /** The rank before the ID of the line before; 0 if there was none. */
  readonly lastRank: number;
  readonly candidates: ReadonlyMap<string, Offer>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly order: readonly string[];
};

/** The rank that stands before the AAMC ID of a line, if one does. */
function rankOf(line: string): number | undefined {
  const rank = rankBefore.exec(line.slice(0, Math.max(0, line.search(aamcId))))?.[1];
  return rank === undefined ? undefined : Number(rank);
}

/** The offer that a line names, or why it cannot be ranked. */
function readLine(
  { season, withdrawn, now, code }: MatchGround & { readonly code: string },
  { line, lastRank, candidates, offers, order }: Line,
): { readonly offer: string } | Pick<OrderFault, 'why'> {
  const [id, ...others] = line.match(aamcIds) ?? [];
  if (id === undefined) return { why: 'no-id' };
  if (others.some((each) => each !== id && offers.has(each))) return { why: 'several-ids' };
  if ((rankOf(line) ?? lastRank + 1) <= lastRank) return { why: 'rank-not-rising' };
  const found = candidates.get(id)?.id;
  if (found !== undefined) return order.includes(found) ? { why: 'twice' } : { offer: found };
  const latest = offers.get(id);
  if (!latest) return { why: 'unknown' };
  if (!isForCode(season, latest, code)) return { why: 'other-code' };
  if (withdrawn.has(id)) return { why: 'withdrawn' };
  return { why: interviewOutcome(season, latest, now) === 'no-show' ? 'no-show' : 'not-interviewed' };
}
