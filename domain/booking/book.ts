import { type DecisionContext, decision, refuse, type Verdict } from '#domain/decisions/decision.ts';
import { calendarNotices, nextSequence, putAndRecord } from '#domain/decisions/offer-change.ts';
import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import { type Choice, isChosen } from '#domain/offers/offer.ts';
import { chooseSeats, startsChosen } from './choose-seats.ts';
import { whyOutdated, whyTooLate, whyUnknown } from './guards.ts';
import type { Standing } from './standing.ts';

/**
 * What an applicant asks for when booking; `zone` is the one in which they read times from now on, `seasonVersion` that of
 * the season's document of which they were shown the choice.
 */
export type BookRequest = {
  readonly choice: Choice;
  readonly zone?: string;
  readonly seasonVersion?: number;
};

/**
 * Takes the seats of the choice for an open offer: one for a day, two for a pair, all or none. Asked again for the very
 * same, it is a repeat.
 */
export function book(
  standing: Standing,
  { choice, zone, seasonVersion }: BookRequest,
  context: DecisionContext,
): Verdict {
  const { season, offer } = standing;
  if (offer.state === 'booked' && offer.booking && isChosen(offer.booking, choice)) return { kind: 'repeat' };
  const refusal =
    whyUnanswerable(offer, context) ??
    whyOutdated(standing, seasonVersion) ??
    whyUnknown(season, offer, choice);
  if (refusal) return refuse(refusal);
  const starts = startsChosen(season, offer, choice);
  const late = whyTooLate(season, starts, context);
  if (late) return refuse(late);
  const seats = chooseSeats(standing, choice.option, starts);
  if (seats.kind !== 'seats') return seats;
  const { booking } = seats;
  const change = {
    state: 'booked',
    booking,
    sequence: nextSequence(offer),
    ...(zone ? { zone } : {}),
  } as const;
  const notices = calendarNotices(offer, undefined, booking);
  return decision([
    ...seats.changes,
    ...putAndRecord(offer, context, change, { what: 'booked', after: booking, notices }),
  ]);
}
