import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { whyUnanswerable } from './answerable.ts';
import { type Declined, type InvitationChange, noticeTo } from './invitation-record.ts';
import type { Unanswerable } from './refusal.ts';

/**
 * Declines an open offer permanently. Declining again is a repeat. An applicant with a booking cancels
 * instead. `reason`: what the program notes where it declines for the applicant.
 */
export function decline(
  offer: Offer,
  context: DecisionContext,
  reason?: string,
): Decision<Offer, InvitationChange<Declined>> | Repeat<Offer> | Refused<Unanswerable> {
  if (offer.state === 'declined') return repeat(offer);
  const refusal = whyUnanswerable(offer, context);
  if (refusal) return refuse(refusal);
  const after = changedOffer(offer, context, { state: 'declined' });
  const record: Declined = {
    ...frameOf(after, context),
    event: 'declined',
    notices: noticeTo(offer),
    ...(reason ? { reason } : {}),
  };
  return decision(after, putAndRecord(offer, after, record));
}
