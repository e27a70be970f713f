import type { AccommodationRecord } from '#domain/accommodations/accommodation-record.ts';
import type { BookingRecord, PhoneLeft } from '#domain/booking/booking-record.ts';
import type { ClosingTold } from '#domain/closing-mail/closing-mail.ts';
import type { DeliveryRecord } from '#domain/delivery/delivery-record.ts';
import type { Erased } from '#domain/erasure/erasure-record.ts';
import type { NoShowRecord } from '#domain/interviewed/no-show-record.ts';
import type { InvitationRecord } from '#domain/invitations/invitation-record.ts';
import type { Booking } from '#domain/offers/offer.ts';
import type { ApplicantReminded } from '#domain/reminders/reminder-record.ts';
import type { TrackRequestRecord } from '#domain/track-requests/track-request-record.ts';

/** Every event in the history of an offer. */
export type OfferRecord =
  | InvitationRecord
  | BookingRecord
  | PhoneLeft
  | DeliveryRecord
  | ApplicantReminded
  | NoShowRecord
  | TrackRequestRecord
  | AccommodationRecord
  | ClosingTold
  | Erased;

/** The bookings before and after a change; neither if the change did not affect a booking. */
export function bookingsOf(record: OfferRecord): {
  readonly before?: Booking;
  readonly after?: Booking;
} {
  return {
    ...('before' in record ? { before: record.before } : {}),
    ...('after' in record ? { after: record.after } : {}),
  };
}
