import type { Outlook } from '#domain/capacity/outlook.ts';
import {
  type Decision,
  type DecisionContext,
  type NeedsOutlook,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { InvitationChange, LinkReissued } from '#domain/invitations/invitation-record.ts';
import type { AddressInUse } from '#domain/invitations/refusal.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';

/**
 * Corrects the applicant's address. The old link is revoked, because it may have gone to a stranger, and a new one goes
 * to `email` with all later mail. The address of another applicant is refused: two people would read each other's mail.
 * The same address again is a repeat. `email` must satisfy `isEmailAddress`.
 */
export function correctAddress(
  { offer, outlook }: { readonly offer: Offer; readonly outlook?: Outlook },
  email: string,
  context: DecisionContext,
): Decision<Offer, InvitationChange<LinkReissued>> | Repeat<Offer> | NeedsOutlook | Refused<AddressInUse> {
  if (email === offer.applicant.email) return repeat(offer);
  if (!outlook) return { kind: 'needs-outlook' };
  const other = [...latestOffers(outlook.offers).values()].find(
    ({ applicant }) =>
      applicant.id !== offer.applicant.id && applicant.email.toLowerCase() === email.toLowerCase(),
  );
  if (other)
    return refuse({
      kind: 'address-in-use',
      email,
      otherOffer: other.id,
      otherApplicant: other.applicant.id,
    });
  return reissueLink(offer, context, email);
}
