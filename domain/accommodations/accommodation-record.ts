import type { AddRecord, Notice, OfferFrame } from '#domain/decisions/change-record.ts';
import type { InvitationNotice } from '#domain/invitations/invitation-record.ts';
import type { Arrangement } from '#domain/offers/accommodation.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { Instant } from '#domain/values/time.ts';

/**
 * What an applicant wrote when they asked for an accommodation, and what the one person who reads it said to them. It is kept apart
 * from the offer, and nothing that goes out or stays on record has a word of it. `version` is that of the offer's accommodation.
 */
export type AccommodationRequest = {
  readonly offer: string;
  readonly version: number;
  /** Absent where the request was withdrawn after an earlier one was decided. */
  readonly text?: string;
  readonly askedAt: Instant;
  /** Nobody has decided it yet. */
  readonly isWaiting?: true;
  /** Of the last decision; the applicant reads it on their page. */
  readonly word?: string;
};

export type AccommodationRequestChange =
  /** `replaces` is the version that was read; absent: nothing was stored of the offer. */
  | {
      readonly kind: 'put-accommodation-request';
      readonly request: AccommodationRequest;
      readonly replaces?: number;
    }
  | { readonly kind: 'remove-accommodation-request'; readonly offer: string };

/** That somebody has asked for an accommodation: to the one person who reads it. The mail has no word of it. */
export type AccommodationNotice = Notice<'accommodation-request'>;

type Frame = OfferFrame & { readonly sequence?: number };

/** The applicant has asked, for the first time or in other words. */
export type AccommodationAsked = Frame & {
  readonly event: 'accommodation-asked';
  readonly notices: readonly AccommodationNotice[];
};
export type AccommodationWithdrawn = Frame & {
  readonly event: 'accommodation-withdrawn';
  readonly notices: readonly never[];
};
/** `arrangement` is what plans keep to, for the mail: it says what is done and never why. */
export type AccommodationArranged = Frame & {
  readonly event: 'accommodation-arranged';
  readonly arrangement: Arrangement;
  readonly hasWord?: true;
  readonly notices: readonly InvitationNotice[];
};
export type AccommodationNotArranged = Frame & {
  readonly event: 'accommodation-not-arranged';
  readonly hasWord?: true;
  readonly notices: readonly InvitationNotice[];
};

export type AccommodationRecord =
  | AccommodationAsked
  | AccommodationWithdrawn
  | AccommodationArranged
  | AccommodationNotArranged;

export type AccommodationChange<R extends AccommodationRecord> =
  | OfferChange
  | AccommodationRequestChange
  | AddRecord<R>;

/** The season names nobody who would read a request. */
export type AccommodationNotTaken = { readonly kind: 'accommodation-not-taken' };
/** No interview is ahead that could be arranged otherwise. */
export type AccommodationLate = { readonly kind: 'accommodation-late' };
/** The request was changed, withdrawn or decided since the page was opened. */
export type AccommodationChanged = { readonly kind: 'accommodation-changed' };
/** There is no request to decide. */
export type NoAccommodationRequest = { readonly kind: 'no-accommodation-request' };
/** A no, and a yes that changes nothing in the plans, are each given with a word. */
export type AccommodationUnexplained = { readonly kind: 'accommodation-unexplained' };

export type AccommodationRefusal =
  | AccommodationNotTaken
  | AccommodationLate
  | AccommodationChanged
  | NoAccommodationRequest
  | AccommodationUnexplained;
