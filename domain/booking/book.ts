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
import type { BookingNotOpen, Unanswerable } from '#domain/invitations/refusal.ts';
import { whyNotBookableYet } from '#domain/invitations/window.ts';
import { type Choice, isChosen, type Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import type { Booked, BookingChange } from './booking-record.ts';
import { calendarNotices, nextSequence } from './calendar-notices.ts';
import { chooseSeats, startsChosen } from './choose-seats.ts';
import { whyOutdated, whyTooLate, whyUnknown } from './guards.ts';
import { lateNotices } from './late-notices.ts';
import type { ChoiceChanged, DayClosed, NeededByOthers, StartFull, UnknownChoice } from './refusal.ts';
import { type Standing, seasonChosenOn } from './standing.ts';

/**
 * A request to book. `zone` is the zone in which the applicant reads times from now on; `seasonVersion` is the version
 * of the season document that their page showed; `reason` is what the program notes where it books for them.
 */
export type BookRequest = {
  readonly choice: Choice;
  readonly zone?: string;
  readonly seasonVersion?: number;
  readonly reason?: string;
};

type BookVerdict =
  | Decision<Offer, BookingChange<Booked>>
  | Repeat<Offer>
  | NeedsOutlook
  | Refused<
      Unanswerable | BookingNotOpen | ChoiceChanged | UnknownChoice | DayClosed | StartFull | NeededByOthers
    >;

/**
 * Takes the seats of the choice for an open offer: one for a day, two for a pair, all or none. The same request again
 * is a repeat.
 */
export function book(
  standing: Standing,
  { choice, zone, seasonVersion, reason }: BookRequest,
  context: DecisionContext,
): BookVerdict {
  const { season, offer } = standing;
  if (offer.booking && isChosen(offer.booking, choice)) return repeat(offer);
  const refusal =
    whyUnanswerable(offer, context) ??
    whyNotBookableYet(offer, context.now) ??
    whyOutdated(standing, seasonVersion) ??
    whyUnknown(season, offer, choice);
  if (refusal) return refuse(refusal);
  const starts = startsChosen(season, offer, choice);
  const late = whyTooLate(season, starts, context);
  if (late) return refuse(late);
  const seats = chooseSeats(standing, choice.option, starts);
  if (seats.kind !== 'seats') return seats;
  const { booking } = seats;
  const sequence = nextSequence(offer);
  const told = lateNotices(season, offer, { after: booking }, context);
  const after = changedOffer(offer, context, {
    state: 'booked',
    booking,
    sequence,
    ...seasonChosenOn(standing),
    ...(zone ? { zone } : {}),
    ...told.change,
    ...remindOnceTold(season, { ...offer, state: 'booked', booking, ...(zone ? { zone } : {}) }, context.now),
  });
  const record: Booked = {
    ...frameOf(after, context),
    sequence,
    event: 'booked',
    after: booking,
    notices: [...calendarNotices(offer, { after: booking }), ...told.notices],
    ...(reason ? { reason } : {}),
  };
  return decision(after, [...seats.changes, ...putAndRecord(offer, after, record)]);
}
