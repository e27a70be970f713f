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
import type { OfferClosed } from '#domain/invitations/refusal.ts';
import { type Choice, isChosen, type Offer } from '#domain/offers/offer.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import type { BookingChange, Moved } from './booking-record.ts';
import { calendarNotices, nextSequence } from './calendar-notices.ts';
import { chooseSeats, startsChosen } from './choose-seats.ts';
import { owesReason, whyOutdated, whyTooLate, whyUnchangeable, whyUnknown } from './guards.ts';
import { lateNotices } from './late-notices.ts';
import { countMove, whyMovedTooOften } from './move-allowance.ts';
import type {
  ChangedMeanwhile,
  ChoiceChanged,
  DayClosed,
  MovedTooOften,
  NeededByOthers,
  NotBooked,
  ReasonNeeded,
  StartFull,
  UnknownChoice,
} from './refusal.ts';
import { type Standing, seasonChosenOn } from './standing.ts';

/**
 * `version` and `seasonVersion` are those of the offer and the season document that the requester saw; a move by the
 * program may need a `reason`.
 */
export type MoveRequest = {
  readonly choice: Choice;
  readonly version?: number;
  readonly seasonVersion?: number;
  readonly zone?: string;
  readonly reason?: string;
};

type MoveVerdict =
  | Decision<Offer, BookingChange<Moved>>
  | Repeat<Offer>
  | NeedsOutlook
  | Refused<
      | NotBooked
      | OfferClosed
      | ChangedMeanwhile
      | ChoiceChanged
      | UnknownChoice
      | DayClosed
      | ReasonNeeded
      | MovedTooOften
      | StartFull
      | NeededByOthers
    >;

/**
 * Exchanges the seats of a booking for others in one step: the transaction that takes the new seats also releases the
 * old ones. Moving to the current booking is a repeat.
 */
export function move(standing: Standing, request: MoveRequest, context: DecisionContext): MoveVerdict {
  const { season, offer } = standing;
  const { choice, zone, reason } = request;
  const before = offer.booking;
  if (before && isChosen(before, choice)) return repeat(offer);
  const refusal =
    whyUnchangeable(offer, request.version) ??
    whyOutdated(standing, request.seasonVersion) ??
    whyUnknown(season, offer, choice);
  if (refusal || !before) return refuse(refusal ?? { kind: 'not-booked' });
  const starts = startsChosen(season, offer, choice);
  const touched = [...before.seats, ...starts];
  const late = whyTooLate(season, touched, context);
  if (late) return refuse(late);
  if (owesReason(season, touched, context, reason)) return refuse({ kind: 'reason-needed' });
  const often = whyMovedTooOften(offer, context);
  if (often) return refuse(often);
  const seats = chooseSeats(standing, choice.option, starts);
  if (seats.kind !== 'seats') return seats;
  const { booking } = seats;
  const sequence = nextSequence(offer);
  const told = lateNotices(season, offer, { before, after: booking }, context);
  const moved = { ...offer, booking, ...(zone ? { zone } : {}) };
  const after = changedOffer(moved, context, {
    sequence,
    ...seasonChosenOn(standing),
    ...countMove(offer, context),
    ...remindOnceTold(season, moved, context.now),
    ...told.change,
  });
  const record: Moved = {
    ...frameOf(after, context),
    sequence,
    event: 'moved',
    before,
    left: startsLeft(season, before),
    after: booking,
    notices: [...calendarNotices(offer, { before, after: booking }), ...told.notices],
    ...(reason ? { reason } : {}),
  };
  return decision(after, [...seats.changes, ...putAndRecord(offer, after, record)]);
}
