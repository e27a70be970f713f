import type { AddRecord, Notice, OfferFrame } from '#domain/decisions/change-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';

/** A message about the invitation itself, which carries no calendar entry. */
export type InvitationNotice = Notice<'invitation'>;

type Frame = OfferFrame & { readonly notices: readonly InvitationNotice[] };

export type Invited = Frame & { readonly event: 'invited' };
export type Declined = Frame & { readonly event: 'declined' };
export type Expired = Frame & { readonly event: 'expired' };
export type LinkReissued = Frame & { readonly event: 'link-reissued'; readonly sequence?: number };
export type InvitationRecord = Invited | Declined | Expired | LinkReissued;

/** What a decision on an invitation changes, with the one record that it leaves. */
export type InvitationChange<R extends InvitationRecord> = OfferChange | AddRecord<R>;

/** The one message to the applicant of the offer. */
export function noticeTo({ applicant }: Pick<Offer, 'applicant'>): readonly InvitationNotice[] {
  return [{ kind: 'invitation', to: applicant.email }];
}
