import type { BookingChange, GivenBack } from '#domain/booking/booking-record.ts';
import { calendarNotices, nextSequence } from '#domain/booking/calendar-notices.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import { type Decision, type DecisionContext, decision } from '#domain/decisions/decision.ts';
import type { LeftStart } from '#domain/offers/left-start.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import type { Season } from '#domain/season/season.ts';
import { type SeatKey, sameSeat } from '#domain/seats/seat.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import { type Instant, laterOf } from '#domain/values/time.ts';

/** What becomes of a booking that the program takes back, and why. */
export type TakingBack = {
  readonly season: Season;
  readonly ledger: number;
  /** The booked starts with the times that the applicant was told. */
  readonly left: readonly LeftStart[];
  /** The seats that the season file removes: they go with the booking, so that nobody can take them again. */
  readonly removed: readonly SeatKey[];
  /** Until when the applicant can at least choose again. */
  readonly closesAt: Instant;
  /** Absent if the applicant booked while the file was being applied, and nobody else was concerned. */
  readonly reason?: string | undefined;
};

/**
 * Takes a booking back for the program, whole: both days of a pair or none. The offer is open again, with a fresh window
 * that is never shorter than the one it had, so that the applicant can choose among all that is left. Everybody who is
 * open must find a seat beside it, so the ledger is raised.
 */
export function giveBack(
  offer: Offer & { readonly booking: Booking },
  { season, ledger, left, removed, closesAt: fresh, reason }: TakingBack,
  context: DecisionContext,
): Decision<Offer, BookingChange<GivenBack>> {
  const { booking: before } = offer;
  const sequence = nextSequence(offer);
  const closesAt = laterOf(fresh, offer.closesAt);
  const because = reason ? { reason } : {};
  const open = { ...offer, state: 'open', booking: undefined, closesAt } as const;
  const after = changedOffer(open, context, {
    sequence,
    givenBack: { left, ...because },
    ...remindOnceTold(season, open, context.now),
  });
  const record: GivenBack = {
    ...frameOf(after, context),
    sequence,
    event: 'given-back',
    before,
    left,
    closesAt,
    notices: calendarNotices(offer, { before }),
    ...because,
  };
  return decision(after, [
    { kind: 'raise-ledger', from: ledger },
    ...before.seats.map(
      (seat): SeatChange =>
        removed.some((each) => sameSeat(each, seat))
          ? { kind: 'remove-seat', seat, takenBy: offer.id }
          : { kind: 'give-seat-back', seat, offer: offer.id },
    ),
    ...putAndRecord(offer, after, record),
  ]);
}
