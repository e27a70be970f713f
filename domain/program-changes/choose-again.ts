import type { BookingChange, GivenBack } from '#domain/booking/booking-record.ts';
import { calendarNotices, nextSequence } from '#domain/booking/calendar-notices.ts';
import { owesReason } from '#domain/booking/guards.ts';
import type { ReasonNeeded } from '#domain/booking/refusal.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type { MoreOffersThanSeats } from '#domain/invitations/refusal.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { isFree, type Seat } from '#domain/seats/seat.ts';
import { freshWindow, type ReRouteGround, whyNoPlace } from './re-route-ground.ts';

/** The seats are given back, and the applicant chooses among the dates of the new track. */
export function chooseAgain(
  ground: ReRouteGround,
  booking: Booking,
  { reason }: { readonly reason?: string },
  context: DecisionContext,
): Decision<Offer, BookingChange<GivenBack>> | Refused<ReasonNeeded | MoreOffersThanSeats> {
  const { season, offer, before, outlook } = ground;
  if (owesReason(season, booking.seats, context, reason)) return refuse({ kind: 'reason-needed' });
  const closesAt = freshWindow(ground, context);
  const left = startsLeft(season, booking);
  const sequence = nextSequence(before);
  const because = reason ? { reason } : {};
  const open = { ...offer, state: 'open', booking: undefined, closesAt } as const;
  const after = changedOffer(open, context, {
    ...{ sequence, givenBack: { left, ...because } },
    ...remindOnceTold(season, open, context.now),
  });
  const short = whyNoPlace(
    ground,
    after,
    outlook.seats.map((seat) => withoutHolder(seat, before.id)),
  );
  if (short) return refuse(short);
  const record: GivenBack = {
    ...frameOf(after, context),
    sequence,
    event: 'given-back',
    tracks: { before: before.tracks, after: after.tracks },
    ...{ before: booking, left, closesAt },
    notices: calendarNotices(before, { before: booking }),
    ...because,
  };
  return decision(after, [
    { kind: 'raise-ledger', from: outlook.ledger },
    ...booking.seats.map((seat) => ({ kind: 'give-seat-back', seat, offer: before.id }) as const),
    ...putAndRecord(before, after, record),
  ]);
}

function withoutHolder(seat: Seat, holder: string): Seat {
  if (isFree(seat) || seat.takenBy !== holder) return seat;
  const { takenBy: _, ...free } = seat;
  return free;
}
