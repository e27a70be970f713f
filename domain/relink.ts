import { plainNotice, putAndRecord } from './answer.ts';
import { decision, type Moment, type Verdict } from './decision.ts';
import type { Offer } from './offer.ts';

/** Revokes the applicant's link and sends a new one: for a link that has come into other hands. */
export function relink(offer: Offer, moment: Moment): Verdict {
  const change = { generation: offer.generation + 1 };
  return decision(putAndRecord(offer, moment, change, { what: 'relinked', notices: plainNotice(offer) }));
}
