import { type DecisionContext, decision, type Verdict } from '#domain/decisions/decision.ts';
import { plainNotice, putAndRecord } from '#domain/decisions/offer-change.ts';
import type { Offer } from '#domain/offers/offer.ts';

/**
 * Revokes the applicant's link and sends a new one: for a link that has come into other hands, or went to an address that
 * was wrong. From then on everything goes to `email`, if one is given, and what was known of the old address is over.
 */
export function relink(
  offer: Offer,
  context: DecisionContext,
  email: string = offer.applicant.email,
): Verdict {
  const applicant = { ...offer.applicant, email };
  const isSame = email === offer.applicant.email;
  const change = {
    applicant,
    generation: offer.generation + 1,
    ...(isSame ? {} : { mailTrouble: undefined }),
  };
  const notices = plainNotice({ ...offer, applicant });
  return decision(putAndRecord(offer, context, change, { what: 'relinked', notices }));
}
