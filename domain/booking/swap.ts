import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type { OfferClosed } from '#domain/invitations/refusal.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { admits, keyOf, type Seat, sameSeat } from '#domain/seats/seat.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import type { BookingChange, Swapped } from './booking-record.ts';
import { calendarNotices, nextSequence } from './calendar-notices.ts';
import { owesReason, whyBegun, whyUnchangeable } from './guards.ts';
import { lateNotices } from './late-notices.ts';
import type {
  ChangedMeanwhile,
  DayClosed,
  NotBooked,
  NothingToSwap,
  ReasonNeeded,
  SeatsUnfit,
} from './refusal.ts';
import { seasonChosenOn } from './standing.ts';

/** Two offers, and at least the seats that they hold. The seats must be read after the offers. */
export type SwapStanding = {
  readonly season: Season;
  readonly version?: number;
  readonly one: Offer;
  readonly other: Offer;
  readonly seats: readonly Seat[];
};

/** `otherRecordId` is the id of the record of the second offer: each offer has its own. */
export type SwapRequest = { readonly reason?: string; readonly otherRecordId: string };

type Booked = Offer & { readonly booking: Booking };

type SwapVerdict =
  | Decision<readonly [Offer, Offer], BookingChange<Swapped>>
  | Refused<
      NotBooked | OfferClosed | ChangedMeanwhile | NothingToSwap | DayClosed | SeatsUnfit | ReasonNeeded
    >;

/**
 * Two booked applicants exchange their interviews in one step, a pair for a pair: every seat passes from one to the other,
 * and is free at no moment. Each must be able to sit where the other sits. What is free and who waits stays the same, so
 * nobody else's place is touched and the ledger is not asked (docs/decisions/0004). Swapping again swaps back.
 */
export function swap(standing: SwapStanding, request: SwapRequest, context: DecisionContext): SwapVerdict {
  const { season, one, other } = standing;
  const refusal = whyUnchangeable(one, undefined) ?? whyUnchangeable(other, undefined);
  if (refusal || !isBooked(one) || !isBooked(other)) return refuse(refusal ?? { kind: 'not-booked' });
  if (one.id === other.id || isSameTime(one.booking, other.booking))
    return refuse({ kind: 'nothing-to-swap' });
  const seats = [...one.booking.seats, ...other.booking.seats];
  const begun = whyBegun(season, seats, context);
  if (begun) return refuse(begun);
  const unfit = whyUnfit(standing, one, other.booking) ?? whyUnfit(standing, other, one.booking);
  if (unfit) return refuse(unfit);
  if (owesReason(season, seats, context, request.reason)) return refuse({ kind: 'reason-needed' });
  const first = sitInstead(standing, one, other, request, context);
  const second = sitInstead(standing, other, one, request, { ...context, recordId: request.otherRecordId });
  return decision([first.after, second.after], [...first.changes, ...second.changes]);
}

function isBooked(offer: Offer): offer is Booked {
  return offer.booking !== undefined;
}

function isSameTime(one: Booking, other: Booking): boolean {
  return startsIn(one) === startsIn(other);
}

function startsIn({ seats }: Booking): string {
  return seats.map(({ on, start }) => `${on} ${start}`).join();
}

/** Why the offer cannot take over a booking: it is no option of its track, or a seat of it is not for its track. */
function whyUnfit(
  { season, seats }: SwapStanding,
  { id, seatedAs }: Offer,
  { option, seats: held }: Booking,
): SeatsUnfit | ChangedMeanwhile | undefined {
  const unfit = { kind: 'seats-unfit', offerId: id, track: seatedAs, option } as const;
  if (!trackOf(season, seatedAs).options.some((each) => each.id === option)) return unfit;
  const known = held.map((key) => seats.find((seat) => sameSeat(seat, key)));
  if (known.some((seat) => seat === undefined)) return { kind: 'changed-meanwhile' };
  return known.every((seat) => seat && admits(seat, seatedAs)) ? undefined : unfit;
}

/** What becomes of one of the two: it takes over the booking of `from`. */
function sitInstead(
  standing: SwapStanding,
  offer: Booked,
  from: Booked,
  { reason }: SwapRequest,
  context: DecisionContext,
): { readonly after: Offer; readonly changes: readonly BookingChange<Swapped>[] } {
  const { season } = standing;
  const { booking: before } = offer;
  const { booking } = from;
  const sequence = nextSequence(offer);
  const told = lateNotices(season, offer, { before, after: booking }, context);
  const after = changedOffer({ ...offer, booking }, context, {
    sequence,
    ...seasonChosenOn(standing),
    ...remindOnceTold(season, { ...offer, booking }, context.now),
    ...told.change,
  });
  const record: Swapped = {
    ...frameOf(after, context),
    sequence,
    event: 'swapped',
    before,
    left: startsLeft(season, before),
    after: booking,
    other: from.id,
    notices: [...calendarNotices(offer, { before, after: booking }), ...told.notices],
    ...(reason ? { reason } : {}),
  };
  return { after, changes: [...passedOn(standing, from, offer), ...putAndRecord(offer, after, record)] };
}

/** The seats of one booking, each held by the other offer from now on. */
function passedOn(
  { seats, version }: SwapStanding,
  { id: from, booking }: Booked,
  { id: to }: Offer,
): readonly SeatChange[] {
  return booking.seats.map((key) => ({
    kind: 'pass-seat',
    seat: keyOf(key),
    from,
    to,
    tracks: seats.find((seat) => sameSeat(seat, key))?.tracks ?? [],
    ...(version === undefined ? {} : { version }),
  }));
}
