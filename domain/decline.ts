import { plainNotice, putAndRecord, whyUnanswerable } from './answer.ts';
import { decision, type Moment, refuse, type Verdict } from './decision.ts';
import type { Offer } from './offer.ts';

/** Says no to an open offer, for good. Declined already: a repeat. Who has booked cancels instead. */
export function decline(offer: Offer, moment: Moment): Verdict {
  if (offer.state === 'declined') return { kind: 'repeat' };
  const refusal = whyUnanswerable(offer, moment);
  if (refusal) return refuse(refusal);
  return decision(
    putAndRecord(offer, moment, { state: 'declined' }, { what: 'declined', notices: plainNotice(offer) }),
  );
}
