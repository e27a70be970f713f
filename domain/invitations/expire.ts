import { decision, type Moment, type Verdict } from '#domain/decisions/decision.ts';
import { plainNotice, putAndRecord } from '#domain/decisions/offer-change.ts';
import type { Offer } from '#domain/offers/offer.ts';

/** Ends an open offer whose window has closed. Anything else is left as it is: somebody answered in time. */
export function expire(offer: Offer, moment: Moment): Verdict {
  if (offer.state !== 'open' || moment.now < offer.closesAt) return { kind: 'repeat' };
  return decision(
    putAndRecord(offer, moment, { state: 'expired' }, { what: 'expired', notices: plainNotice(offer) }),
  );
}
