import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { InvitationChange, Unprepared } from '#domain/invitations/invitation-record.ts';
import type { Offer } from '#domain/offers/offer.ts';

/**
 * Takes a prepared offer back before its release. Its applicant never hears of it, and counts as not invited. An offer
 * that has been released is left unchanged: it is withdrawn or canceled instead.
 */
export function unprepare(
  offer: Offer,
  context: DecisionContext,
): Decision<Offer, InvitationChange<Unprepared>> | Unchanged {
  return offer.state === 'prepared' ? endPrepared(offer, 'taken-back', context) : unchanged;
}

/** Ends a prepared offer without a word to its applicant. */
export function endPrepared(
  offer: Offer,
  because: Unprepared['because'],
  context: DecisionContext,
): Decision<Offer, InvitationChange<Unprepared>> {
  const after = changedOffer(offer, context, { state: 'unreleased' });
  const record: Unprepared = { ...frameOf(after, context), event: 'unprepared', because, notices: [] };
  return decision(after, putAndRecord(offer, after, record));
}
