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
    const id = aamcId.exec(line)?.[0];
    const found = id === undefined ? undefined : candidates.get(id);
    const why = whyUnfit(ground, { id, found, latest: offers.get(id ?? '') }, order);
    if (why) faults.push({ line: index + 1, text: line.slice(0, 60), why });
    else if (found) order.push(found.id);
  }
  return faults.length > 0 ? { faults } : { order };
}

type Named = {
  readonly id: string | undefined;
  readonly found: Offer | undefined;
  readonly latest: Offer | undefined;
};

function whyUnfit(
  { season, withdrawn, now, code }: MatchGround & { readonly code: string },
  { id, found, latest }: Named,
  order: readonly string[],
): OrderFault['why'] | undefined {
  if (id === undefined) return 'no-id';
  if (found) return order.includes(found.id) ? 'twice' : undefined;
  if (!latest) return 'unknown';
  if (!isForCode(season, latest, code)) return 'other-code';
  if (withdrawn.has(id)) return 'withdrawn';
  return interviewOutcome(season, latest, now) === 'no-show' ? 'no-show' : 'not-interviewed';
}
