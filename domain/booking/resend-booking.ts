import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type { OfferClosed } from '#domain/invitations/refusal.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { BookingChange, BookingResent } from './booking-record.ts';
import { calendarNotices } from './calendar-notices.ts';
import { whyUnchangeable } from './guards.ts';
import type { ChangedMeanwhile, NotBooked } from './refusal.ts';

/**
 * Sends the confirmation of a booking again, one message for each day. The calendar entries keep their UID and SEQUENCE,
 * because nothing has changed; a later DTSTAMP tells calendars which of two equal revisions is newer (RFC 5546, 2.1.5).
 */
export function resendBooking(
  offer: Offer,
  context: DecisionContext,
): Decision<Offer, BookingChange<BookingResent>> | Refused<NotBooked | OfferClosed | ChangedMeanwhile> {
  const refusal = whyUnchangeable(offer, undefined);
  const { booking, sequence } = offer;
  if (refusal || !booking || sequence === undefined) return refuse(refusal ?? { kind: 'not-booked' });
  const after = changedOffer(offer, context, {});
  const record: BookingResent = {
    ...frameOf(after, context),
    sequence,
    event: 'booking-resent',
    before: booking,
    after: booking,
    notices: calendarNotices(offer, { after: booking }),
  };
  return decision(after, putAndRecord(offer, after, record));
}
