import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import { type Decision, type DecisionContext, decision } from '#domain/decisions/decision.ts';
import { isReleased, type Offer } from '#domain/offers/offer.ts';
import { type InvitationChange, type LinkReissued, noticeTo } from './invitation-record.ts';

/**
 * Revokes the applicant's link and sends a new one, because the old one leaked or went to a wrong address. From then on
 * every message goes to `email`, if given, and delivery problems of the old address no longer count. An applicant who does
 * not know of the invitation yet is mailed nothing.
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
    ...(isSame ? {} : { emails: { before: offer.applicant.email, after: email } }),
    notices: isReleased(offer) ? noticeTo(after) : [],
  };
  return decision(after, putAndRecord(offer, after, record));
}
