import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { whyUnanswerable } from './answerable.ts';
import { type InvitationChange, type InvitationResent, noticeTo } from './invitation-record.ts';
import type { Unanswerable } from './refusal.ts';

/** Sends the mail of an open invitation again, with the same link and deadline. Each time is a mail of its own. */
export function resendInvitation(
  offer: Offer,
  context: DecisionContext,
): Decision<Offer, InvitationChange<InvitationResent>> | Refused<Unanswerable> {
  const refusal = whyUnanswerable(offer, context);
  if (refusal) return refuse(refusal);
  const after = changedOffer(offer, context, {});
  const record: InvitationResent = {
    ...frameOf(after, context),
    event: 'invitation-resent',
    notices: noticeTo(offer),
  };
  return decision(after, putAndRecord(offer, after, record));
}
