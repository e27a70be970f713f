import type {
  BookingChange,
  BookingNotice,
  BookingReRouted,
  GivenBack,
} from '#domain/booking/booking-record.ts';
import { nextSequence } from '#domain/booking/calendar-notices.ts';
import { chooseSeats, startsChosen } from '#domain/booking/choose-seats.ts';
import { owesReason, whyBegun, whyUnknown } from '#domain/booking/guards.ts';
import { lateNotices } from '#domain/booking/late-notices.ts';
import type {
  DayClosed,
  NeededByOthers,
  ReasonNeeded,
  StartFull,
  TrackNeedsChoice,
  UnknownChoice,
} from '#domain/booking/refusal.ts';
import { type Standing, seasonChosenOn } from '#domain/booking/standing.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type NeedsOutlook,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import { type InvitationChange, noticeTo, type ReRouted } from '#domain/invitations/invitation-record.ts';
import type { MoreOffersThanSeats, TracksApart, Unanswerable } from '#domain/invitations/refusal.ts';
import type { Booking, Choice, Offer } from '#domain/offers/offer.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { seatedAs, type TrackId, trackOf } from '#domain/season/season.ts';
import { admits, sameSeat } from '#domain/seats/seat.ts';
import { chooseAgain } from './choose-again.ts';
import { freshWindow, type ReRouteGround, whyNoPlace } from './re-route-ground.ts';

/**
 * `instead`: what becomes of a booking that the new track cannot keep: another one, or the applicant chooses again. Absent: the
 * booking is kept, or it is refused.
 */
export type ReRouteRequest = {
  readonly tracks: readonly TrackId[];
  readonly instead?: { readonly choice: Choice } | 'choose-again';
  readonly reason?: string;
};

type Changed = BookingReRouted | GivenBack;

type ReRouteVerdict =
  | Decision<Offer, LedgerChange | InvitationChange<ReRouted> | BookingChange<Changed>>
  | Repeat<Offer>
  | NeedsOutlook
  | Refused<
      | Unanswerable
      | TracksApart
      | MoreOffersThanSeats
      | TrackNeedsChoice
      | UnknownChoice
      | DayClosed
      | ReasonNeeded
      | StartFull
      | NeededByOthers
    >;

/**
 * Considers an applicant for other tracks than they were invited for. An open offer has the dates of the new track, and time
 * to respond as if it were new. A booking stays where the new track may sit in its seats; else it is exchanged for another,
 * or the offer is open again. Everybody else who is open must still find a seat, so the ledger rises. The same tracks again
 * are a repeat.
 */
export function reRoute(
  standing: Standing,
  request: ReRouteRequest,
  context: DecisionContext,
): ReRouteVerdict {
  const { season, offer: before, outlook } = standing;
  const { tracks } = request;
  if (String([...tracks].sort()) === String([...before.tracks].sort())) return repeat(before);
  const track = seatedAs(season, tracks);
  if (!track) return refuse({ kind: 'tracks-apart', applicant: before.applicant.id, tracks });
  const refusal = before.booking ? undefined : whyUnanswerable(before, context);
  if (refusal) return refuse(refusal);
  if (!outlook) return { kind: 'needs-outlook' };
  const offer = { ...before, tracks, seatedAs: track };
  const seen: ReRouteGround = { ...standing, outlook, offer, before };
  return before.booking
    ? reRouteBooked(seen, before.booking, request, context)
    : reRouteOpen(seen, request, context);
}

function reRouteOpen(
  seen: ReRouteGround,
  { reason }: ReRouteRequest,
  context: DecisionContext,
): ReRouteVerdict {
  const { season, offer, before, outlook } = seen;
  const closesAt = offer.seatedAs === before.seatedAs ? offer.closesAt : freshWindow(seen, context);
  const open = { ...offer, closesAt };
  const after = changedOffer(open, context, remindOnceTold(season, open, context.now));
  const short = whyNoPlace(seen, after, outlook.seats);
  if (short) return refuse(short);
  const record: ReRouted = {
    ...frameOf(after, context),
    event: 're-routed',
    tracks: { before: before.tracks, after: after.tracks },
    deadlines: { before: before.closesAt, after: closesAt },
    notices: noticeTo(after),
    ...(reason ? { reason } : {}),
  };
  return decision(after, [
    { kind: 'raise-ledger', from: outlook.ledger },
    ...putAndRecord(before, after, record),
  ]);
}

function reRouteBooked(
  seen: ReRouteGround,
  booking: Booking,
  request: ReRouteRequest,
  context: DecisionContext,
): ReRouteVerdict {
  const { season, offer, outlook } = seen;
  const begun = whyBegun(season, booking.seats, context);
  if (begun) return refuse(begun);
  const { instead } = request;
  if (instead === 'choose-again') return chooseAgain(seen, booking, request, context);
  if (instead) return bookInstead(seen, booking, { ...request, choice: instead.choice }, context);
  const held = booking.seats.map((key) => outlook.seats.find((seat) => sameSeat(seat, key)));
  const isOption = trackOf(season, offer.seatedAs).options.some(({ id }) => id === booking.option);
  if (!isOption || !held.every((seat) => seat && admits(seat, offer.seatedAs)))
    return refuse({ kind: 'track-needs-choice', track: offer.seatedAs, option: booking.option });
  const ledger = { kind: 'raise-ledger', from: outlook.ledger } as const;
  return decided(seen, { from: booking, to: booking, changes: [ledger] }, request, context);
}

function bookInstead(
  seen: ReRouteGround,
  from: Booking,
  request: ReRouteRequest & { readonly choice: Choice },
  context: DecisionContext,
): ReRouteVerdict {
  const { season, offer } = seen;
  const { choice, reason } = request;
  const unknown = whyUnknown(season, offer, choice);
  if (unknown) return refuse(unknown);
  const starts = startsChosen(season, offer, choice);
  const begun = whyBegun(season, starts, context);
  if (begun) return refuse(begun);
  if (owesReason(season, [...from.seats, ...starts], context, reason))
    return refuse({ kind: 'reason-needed' });
  const seats = chooseSeats(seen, choice.option, starts);
  if (seats.kind !== 'seats') return seats;
  return decided(seen, { from, to: seats.booking, changes: seats.changes }, request, context);
}

type Exchanged = {
  readonly from: Booking;
  readonly to: Booking;
  readonly changes: readonly BookingChange<BookingReRouted>[];
};

/** The applicant is booked for the new track, at the same time or at another. */
function decided(
  seen: ReRouteGround,
  { from, to, changes }: Exchanged,
  { reason }: ReRouteRequest,
  context: DecisionContext,
): ReRouteVerdict {
  const { season, offer, before } = seen;
  const sequence = nextSequence(before);
  const told = lateNotices(season, before, { before: from, after: to }, context);
  const booked = { ...offer, booking: to };
  const after = changedOffer(booked, context, {
    sequence,
    ...seasonChosenOn(seen),
    ...remindOnceTold(season, booked, context.now),
    ...told.change,
  });
  const record: BookingReRouted = {
    ...frameOf(after, context),
    sequence,
    event: 'booking-re-routed',
    tracks: { before: before.tracks, after: after.tracks },
    before: from,
    left: startsLeft(season, from),
    after: to,
    notices: [...everyDay(before, from, to), ...told.notices],
    ...(reason ? { reason } : {}),
  };
  return decision(after, [...changes, ...putAndRecord(before, after, record)]);
}

/** One message for each day of either booking: every calendar entry names the tracks. */
function everyDay({ applicant }: Offer, from: Booking, to: Booking): readonly BookingNotice[] {
  return ([1, 2] as const)
    .filter((part) => from.seats[part - 1] ?? to.seats[part - 1])
    .map((part) => ({ kind: 'booking', to: applicant.email, part }));
}
