import { type DecisionContext, decision, refuse, type Verdict } from '#domain/decisions/decision.ts';
import { calendarNotices, nextSequence, putAndRecord } from '#domain/decisions/offer-change.ts';
import { type Choice, isChosen } from '#domain/offers/offer.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { chooseSeats, startsChosen } from './choose-seats.ts';
import { owesReason, whyOutdated, whyTooLate, whyUnchangeable, whyUnknown } from './guards.ts';
import type { Standing } from './standing.ts';

/**
 * `version` and `seasonVersion` are those of the offer and of the season's document that the requester was shown; a move by
 * the program may owe a `reason`.
 */
export type MoveRequest = {
  readonly choice: Choice;
  readonly version?: number;
  readonly seasonVersion?: number;
  readonly zone?: string;
  readonly reason?: string;
};

/**
 * Exchanges the seats of a booking for others in one step: the old ones are given back only in the transaction that
 * wins the new ones. Asked again for what it already is, it is a repeat.
 */
export function move(standing: Standing, request: MoveRequest, context: DecisionContext): Verdict {
  const { season, offer } = standing;
  const { choice, zone, reason } = request;
  if (offer.state === 'booked' && offer.booking && isChosen(offer.booking, choice)) return { kind: 'repeat' };
  const refusal =
    whyUnchangeable(offer, request.version) ??
    whyOutdated(standing, request.seasonVersion) ??
    whyUnknown(season, offer, choice);
  if (refusal || !offer.booking) return refuse(refusal ?? { kind: 'not-booked' });
  const starts = startsChosen(season, offer, choice);
  const touched = [...offer.booking.seats, ...starts];
  const late = whyTooLate(season, touched, context);
  if (late) return refuse(late);
  if (owesReason(season, touched, context, reason)) return refuse({ kind: 'reason-needed' });
  const seats = chooseSeats(standing, choice.option, starts);
  if (seats.kind !== 'seats') return seats;
  const { booking } = seats;
  const change = { booking, sequence: nextSequence(offer), ...(zone ? { zone } : {}) };
  const record = {
    what: 'moved',
    before: offer.booking,
    left: startsLeft(season, offer.booking),
    after: booking,
    notices: calendarNotices(offer, offer.booking, booking),
    ...(reason ? { reason } : {}),
  } as const;
  return decision([...seats.changes, ...putAndRecord(offer, context, change, record)]);
}
