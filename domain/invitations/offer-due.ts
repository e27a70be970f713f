import type { Due } from '#domain/decisions/due.ts';
import type { Offer } from '#domain/offers/offer.ts';

export type OfferDue = Due<'offer-expiry'>;

/** An open offer expires at the end of its window; no other is due for anything. */
export function dueOf({ state, closesAt }: Pick<Offer, 'state' | 'closesAt'>): OfferDue | undefined {
  return state === 'open' ? { kind: 'offer-expiry', at: closesAt } : undefined;
}
