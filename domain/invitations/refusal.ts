import type { OfferState } from '#domain/offers/offer.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';

/** Declined, canceled, withdrawn or expired. */
export type OfferClosed = { readonly kind: 'offer-closed'; readonly state: OfferState };

/** The invitation is prepared, and the applicant does not know of it before `releasesAt`. */
export type NotReleased = { readonly kind: 'not-released'; readonly releasesAt: Instant };

/** The time at which a wave is to be released has passed. */
export type ReleasePast = { readonly kind: 'release-past'; readonly at: Instant };

/** The applicant cannot respond to the offer now. */
export type Unanswerable =
  | { readonly kind: 'already-booked' }
  | OfferClosed
  | NotReleased
  | { readonly kind: 'window-closed'; readonly closedAt: Instant };

/** The invitation is out, and dates can be booked only from `opensAt` on. */
export type BookingNotOpen = { readonly kind: 'booking-not-open'; readonly opensAt: Instant };

/** A deadline leaves fewer than 48 hours to book; `least` is the first that would not. */
export type WindowTooShort = {
  readonly kind: 'window-too-short';
  readonly respondBy: Instant;
  readonly least: Instant;
};

/** The request came through a personal link that a newer one has replaced. */
export type LinkRevoked = { readonly kind: 'link-revoked' };

/** An invitation can be withdrawn only with a written reason. */
export type WithdrawalUnexplained = { readonly kind: 'withdrawal-unexplained' };

/** A response deadline can only be moved to a later time than `closesAt`. */
export type DeadlineNotLater = { readonly kind: 'deadline-not-later'; readonly closesAt: Instant };

/**
 * With the later deadline, only `fits` of the `open` offers of a track could count on a seat until the last of them closes. `latest`: the
 * latest deadline with which all could, if any later one than now.
 */
export type DeadlineOutlastsSeats = {
  readonly kind: 'deadline-outlasts-seats';
  readonly track: TrackId;
  readonly open: number;
  readonly fits: number;
  readonly latest?: Instant;
};

/** The last day for invitations is over. */
export type InvitationsOver = { readonly kind: 'invitations-over'; readonly endedAt: Instant };

/** The address belongs to another applicant. */
export type AddressInUse = {
  readonly kind: 'address-in-use';
  readonly email: string;
  readonly otherOffer: string;
  readonly otherApplicant: string;
};

/** No single booking can serve these tracks together. */
export type TracksApart = {
  readonly kind: 'tracks-apart';
  readonly applicant: string;
  readonly tracks: readonly TrackId[];
};

/** More offers than the free seats can take: every track that does not fit, with how many of `asked` would. */
export type MoreOffersThanSeats = {
  readonly kind: 'more-offers-than-seats';
  readonly short: readonly { readonly track: TrackId; readonly asked: number; readonly fits: number }[];
};

export type InvitationRefusal =
  | Unanswerable
  | BookingNotOpen
  | WindowTooShort
  | LinkRevoked
  | WithdrawalUnexplained
  | DeadlineNotLater
  | DeadlineOutlastsSeats
  | ReleasePast
  | InvitationsOver
  | AddressInUse
  | TracksApart
  | MoreOffersThanSeats;
