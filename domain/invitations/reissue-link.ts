import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import { type Decision, type DecisionContext, decision } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type InvitationChange, type LinkReissued, noticeTo } from './invitation-record.ts';

/**
 * Revokes the applicant's link and sends a new one: for a link that has come into other hands, or went to an address that
 * was wrong. From then on everything goes to `email`, if one is given, and what was known of the old address is over.
 */
export function reissueLink(
  offer: Offer,
  context: DecisionContext,
  email: string = offer.applicant.email,
): Decision<Offer, InvitationChange<LinkReissued>> {
  const isSame = email === offer.applicant.email;
  const after = changedOffer(offer, context, {
    applicant: { ...offer.applicant, email },
    generation: offer.generation + 1,
    ...(isSame ? {} : { mailTrouble: undefined }),
  });
  const record: LinkReissued = {
    ...frameOf(after, context),
    event: 'link-reissued',
    notices: noticeTo(after),
  };
  return decision(after, putAndRecord(offer, after, record));
}
