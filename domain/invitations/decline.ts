import { type DecisionContext, decision, refuse, type Verdict } from '#domain/decisions/decision.ts';
import { plainNotice, putAndRecord } from '#domain/decisions/offer-change.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { whyUnanswerable } from './answerable.ts';

/** Says no to an open offer, for good. Declined already: a repeat. Who has booked cancels instead. */
export function decline(offer: Offer, context: DecisionContext): Verdict {
  if (offer.state === 'declined') return { kind: 'repeat' };
  const refusal = whyUnanswerable(offer, context);
  if (refusal) return refuse(refusal);
  return decision(
    putAndRecord(offer, context, { state: 'declined' }, { what: 'declined', notices: plainNotice(offer) }),
  );
}
