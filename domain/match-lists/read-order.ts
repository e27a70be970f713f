import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import { candidatesFor, isForCode, type MatchGround } from './candidates.ts';
import type { OrderFault } from './match-list.ts';

/** An AAMC ID has eight digits. A rank before it is shorter, and what follows it is left unread, as R3 does. */
const aamcId = /(?<!\d)\d{8}(?!\d)/;

/**
 * Reads an order of AAMC IDs, one a line, best first. A first line without digits is a heading; empty lines are passed over. Every line
 * that cannot be used is named with its reason, and then nothing is read.
 */
export function readOrder(
  ground: MatchGround & { readonly code: string },
  text: string,
): { readonly order: readonly string[] } | { readonly faults: readonly OrderFault[] } {
  const candidates = new Map(candidatesFor(ground, ground.code).map((offer) => [offer.applicant.id, offer]));
  const offers = latestOffers(ground.offers);
  const order: string[] = [];
  const faults: OrderFault[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line === '' || (index === 0 && !/\d/.test(line))) continue;
    const read = readLine(ground, { line, candidates, offers, order });
    if ('why' in read) faults.push({ line: index + 1, text: line.slice(0, 60), why: read.why });
    else order.push(read.offer);
  }
  return faults.length > 0 ? { faults } : { order };
}

type Line = {
  readonly line: string;
  readonly candidates: ReadonlyMap<string, Offer>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly order: readonly string[];
};

/** The offer that a line names, or why it cannot be ranked. */
function readLine(
  { season, withdrawn, now, code }: MatchGround & { readonly code: string },
  { line, candidates, offers, order }: Line,
): { readonly offer: string } | Pick<OrderFault, 'why'> {
  const id = aamcId.exec(line)?.[0];
  if (id === undefined) return { why: 'no-id' };
  const found = candidates.get(id)?.id;
  if (found !== undefined) return order.includes(found) ? { why: 'twice' } : { offer: found };
  const latest = offers.get(id);
  if (!latest) return { why: 'unknown' };
  if (!isForCode(season, latest, code)) return { why: 'other-code' };
  if (withdrawn.has(id)) return { why: 'withdrawn' };
  return { why: interviewOutcome(season, latest, now) === 'no-show' ? 'no-show' : 'not-interviewed' };
}
