import { type DecisionContext, decision, type Verdict } from '#domain/decisions/decision.ts';
import { plainNotice, putAndRecord } from '#domain/decisions/offer-change.ts';
import type { Offer } from '#domain/offers/offer.ts';

/** Ends an open offer whose window has closed. Anything else is left as it is: somebody answered in time. */
export function expire(offer: Offer, context: DecisionContext): Verdict {
  if (offer.state !== 'open' || context.now < offer.closesAt) return { kind: 'repeat' };
  return decision(
    putAndRecord(offer, context, { state: 'expired' }, { what: 'expired', notices: plainNotice(offer) }),
  );
}
