import type { OfferState } from '#domain/offers/offer.ts';
import type { StartName, TrackId } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

/**
 * Why a well-formed request is not granted: the only answers of that sort there are. The same word stands in the
 * domain, in a problem reply, on a page, in a log and in the title of a test.
 */
export type Refusal =
  /** Every seat of the start that the applicant could sit in is taken. */
  | { readonly kind: 'start-full'; readonly on: CalendarDay; readonly start: StartName }
  /** There are free seats, but somebody who has been invited would be left without any. */
  | { readonly kind: 'needed-by-others'; readonly on: CalendarDay; readonly start: StartName }
  /** Too close to the start, or after it. */
  | { readonly kind: 'day-closed'; readonly on: CalendarDay; readonly closedAt: Instant }
  | { readonly kind: 'window-closed'; readonly closedAt: Instant }
  /** The request came by a personal link that a newer one has replaced. */
  | { readonly kind: 'link-revoked' }
  /** Declined, canceled or expired. */
  | { readonly kind: 'offer-closed'; readonly state: OfferState }
  | { readonly kind: 'already-booked' }
  | { readonly kind: 'not-booked' }
  /** The booking is no longer the one that the request speaks of. */
  | { readonly kind: 'changed-meanwhile' }
  /** A season file has changed what can be chosen since the page that the request comes from. */
  | { readonly kind: 'choice-changed' }
  | { readonly kind: 'unknown-option'; readonly option: string }
  /** The option does not have such a start, or a pair was asked for with one start. */
  | { readonly kind: 'unknown-start'; readonly option: string }
  /** A change by the program within 14 days of the interview needs a written reason. */
  | { readonly kind: 'reason-needed' }
  /** More offers than the free seats can take; `fits` is how many would. */
  | {
      readonly kind: 'more-offers-than-seats';
      readonly track: TrackId;
      readonly asked: number;
      readonly fits: number;
    }
  /** The last day for invitations is over. */
  | { readonly kind: 'invitations-over'; readonly endedAt: Instant }
  /** No single booking can serve these tracks together. */
  | { readonly kind: 'tracks-apart'; readonly applicant: string; readonly tracks: readonly TrackId[] }
  /** The season file takes away seats that somebody holds. */
  | { readonly kind: 'seats-held'; readonly seats: readonly SeatKey[] }
  /** The season file takes away, or changes the time of, something that a booking depends on. */
  | { readonly kind: 'booking-stands'; readonly offers: number; readonly what: string }
  /** The season file leaves open offers without seats. */
  | { readonly kind: 'offers-stand'; readonly track: TrackId; readonly open: number; readonly fits: number }
  /** The request was not settled in time, so it may have been done, or may be done yet: the standing tells what is. */
  | { readonly kind: 'busy' };
