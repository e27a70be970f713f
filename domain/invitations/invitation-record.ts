import type { AddRecord, Notice, OfferFrame } from '#domain/decisions/change-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { ReRoutedTracks } from '#domain/offers/re-routed-tracks.ts';
import type { Instant } from '#domain/values/time.ts';

/** A message about the invitation itself, which carries no calendar entry. */
export type InvitationNotice = Notice<'invitation'>;

/** `sequence`: of an offer whose booking was given back, that of its calendar entries. */
type Frame = OfferFrame & { readonly sequence?: number; readonly notices: readonly InvitationNotice[] };

/** The program's own words, which the applicant is shown. */
type Explained = { readonly reason?: string };

/** The invitation is ready, its seat is promised, and the clock releases it at `releaseAt`. Nobody is mailed yet. */
export type Prepared = OfferFrame & {
  readonly event: 'prepared';
  readonly releaseAt: Instant;
  readonly notices: readonly never[];
};
/** A prepared invitation was taken back by the program, or could not be released anymore. */
export type Unprepared = OfferFrame & {
  readonly event: 'unprepared';
  readonly because: 'taken-back' | 'invitations-over' | 'too-late';
  readonly notices: readonly never[];
};
export type Invited = Frame & { readonly event: 'invited' };
export type Declined = Frame & Explained & { readonly event: 'declined' };
export type Expired = Frame & { readonly event: 'expired' };
/** The program has taken an unanswered invitation back. */
export type Withdrawn = Frame & { readonly event: 'withdrawn'; readonly reason: string };
type Deadlines = { readonly before: Instant; readonly after: Instant };
/** The applicant has more time to respond. */
export type Extended = Frame & Explained & { readonly event: 'extended'; readonly deadlines: Deadlines };
/** The open invitation is for other tracks now, whose dates are others. */
export type ReRouted = Frame &
  Explained & { readonly event: 're-routed'; readonly tracks: ReRoutedTracks; readonly deadlines: Deadlines };
/** The applicant's name was wrong. The next mail and calendar entry have the right one; nobody is mailed for it. */
export type NameCorrected = OfferFrame & {
  readonly event: 'name-corrected';
  readonly sequence?: number;
  readonly names: { readonly before: string; readonly after: string };
  readonly notices: readonly never[];
};
/** The mail of an open invitation was sent again. */
export type InvitationResent = Frame & { readonly event: 'invitation-resent' };
/** `emails`: where the applicant's address was corrected. */
export type LinkReissued = Frame & {
  readonly event: 'link-reissued';
  readonly emails?: { readonly before: string; readonly after: string };
};
export type InvitationRecord =
  | Invited
  | Prepared
  | Unprepared
  | Declined
  | Expired
  | Withdrawn
  | Extended
  | ReRouted
  | NameCorrected
  | InvitationResent
  | LinkReissued;

/** What a decision on an invitation changes, with the one record that it leaves. */
export type InvitationChange<R extends InvitationRecord> = OfferChange | AddRecord<R>;

/** The one message to the applicant of the offer. */
export function noticeTo({ applicant }: Pick<Offer, 'applicant'>): readonly InvitationNotice[] {
  return [{ kind: 'invitation', to: applicant.email }];
}
