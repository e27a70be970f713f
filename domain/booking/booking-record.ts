import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { AddRecord, Notice, OfferFrame } from '#domain/decisions/change-record.ts';
import type { DayChange } from '#domain/offers/day-changes.ts';
import type { LeftStart } from '#domain/offers/left-start.ts';
import type { Booking } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { ReRoutedTracks } from '#domain/offers/re-routed-tracks.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { LateNotice } from './late-notices.ts';

/**
 * A message that carries the calendar entry of one day of a booking, the `part`. A pair takes two messages, because an
 * invitation by mail can hold only one calendar entry (RFC 5546, 3.2.2).
 */
export type BookingNotice = Notice<'booking'> & { readonly part: 1 | 2 };

/** `sequence` is the SEQUENCE of the calendar entries after the change. */
type Frame<N = BookingNotice | LateNotice> = OfferFrame & {
  readonly sequence: number;
  readonly notices: readonly N[];
};

/** `left`: the starts of `before`, with the times that they had. */
type Left = { readonly before: Booking; readonly left: readonly LeftStart[]; readonly reason?: string };

export type Booked = Frame & { readonly event: 'booked'; readonly after: Booking; readonly reason?: string };
export type Moved = Frame & Left & { readonly event: 'moved'; readonly after: Booking };
/** The applicant and another one exchanged their interviews. Who the other one is stays out of it. */
/** `other`: the invitation whose interviews it got; only coordinators are told whose that is. */
export type Swapped = Frame &
  Left & { readonly event: 'swapped'; readonly after: Booking; readonly other?: string };
/** The booking is for other tracks now, at the same time or at another. */
export type BookingReRouted = Frame &
  Left & { readonly event: 'booking-re-routed'; readonly tracks: ReRoutedTracks; readonly after: Booking };
export type Canceled = Frame & Left & { readonly event: 'canceled' };
/** The confirmation of a booking was sent again; the booking is the same. */
export type BookingResent = Frame<BookingNotice> & {
  readonly event: 'booking-resent';
  readonly before: Booking;
  readonly after: Booking;
};
/** The program's season file has changed the times or the place of booked days; the booking is the same. */
export type DayChanged = Frame<BookingNotice> & {
  readonly event: 'day-changed';
  readonly before: Booking;
  readonly after: Booking;
  readonly changes: readonly DayChange[];
  readonly reason?: string;
};
/** The program has told whom the applicant meets on a booked day, or that this has changed; the booking is the same. */
export type ItineraryPublished = Frame<BookingNotice> & {
  readonly event: 'itinerary-published';
  readonly before: Booking;
  readonly after: Booking;
  readonly on: CalendarDay;
  /** That of the day's plan. */
  readonly edition: number;
};
/**
 * The program has taken the booking away, by its season file or for another track: the offer is open again, at least until
 * `closesAt`, and the applicant chooses another date.
 */
export type GivenBack = Frame<BookingNotice> &
  Left & {
    readonly event: 'given-back';
    readonly closesAt: Instant;
    /** Where the program considers the applicant for other tracks, whose dates are others. */
    readonly tracks?: ReRoutedTracks;
  };
/** The applicant has left a phone for the day, or taken it back. The record does not hold it. */
export type PhoneLeft = OfferFrame & {
  readonly event: 'phone-left';
  readonly isGiven: boolean;
  readonly sequence?: number;
  readonly notices: readonly never[];
};
export type BookingRecord =
  | Booked
  | Moved
  | Swapped
  | BookingReRouted
  | Canceled
  | BookingResent
  | DayChanged
  | ItineraryPublished
  | GivenBack;

/** What a decision on a booking changes, with the one record that it leaves. */
export type BookingChange<R extends BookingRecord> = SeatChange | LedgerChange | OfferChange | AddRecord<R>;
