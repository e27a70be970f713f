import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Expired, type InvitationChange, noticeTo } from './invitation-record.ts';

/**
 * Ends an open offer whose window has closed. Any other offer is left unchanged, because somebody responded in time.
 */
export function expire(
  offer: Offer,
  context: DecisionContext,
): Decision<Offer, InvitationChange<Expired>> | Unchanged {
  if (offer.state !== 'open' || context.now < offer.closesAt) return unchanged;
  const after = changedOffer(offer, context, { state: 'expired' });
  const record: Expired = { ...frameOf(after, context), event: 'expired', notices: noticeTo(offer) };
  return decision(after, putAndRecord(offer, after, record));
}
