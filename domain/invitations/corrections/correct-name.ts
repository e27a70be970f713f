import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Repeat,
  repeat,
} from '#domain/decisions/decision.ts';
import type { InvitationChange, NameCorrected } from '#domain/invitations/invitation-record.ts';
import type { Offer } from '#domain/offers/offer.ts';

/**
 * Corrects the applicant's name, on their page at once and in every later mail and calendar entry. Nobody is mailed for
 * it. The same name again is a repeat. `name` must have no flaw (`textFlaw`).
 */
export function correctName(
  offer: Offer,
  name: string,
  context: DecisionContext,
): Decision<Offer, InvitationChange<NameCorrected>> | Repeat<Offer> {
  if (name === offer.applicant.name) return repeat(offer);
  const after = changedOffer(offer, context, { applicant: { ...offer.applicant, name } });
  const record: NameCorrected = {
    ...frameOf(after, context),
    event: 'name-corrected',
    names: { before: offer.applicant.name, after: name },
    notices: [],
  };
  return decision(after, putAndRecord(offer, after, record));
}
