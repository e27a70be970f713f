import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { OfferClosed } from '#domain/invitations/refusal.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import type { BookingChange, Canceled } from './booking-record.ts';
import { calendarNotices, nextSequence } from './calendar-notices.ts';
import { owesReason, whyBegun, whyUnchangeable } from './guards.ts';
import { lateNotices } from './late-notices.ts';
import type { ChangedMeanwhile, DayClosed, NotBooked, ReasonNeeded } from './refusal.ts';
import type { Standing } from './standing.ts';

/** `version` is the one that the requester saw; a cancellation by the program may need a `reason`. */
export type CancelRequest = { readonly version?: number; readonly reason?: string };

type CancelVerdict =
  | Decision<Offer, BookingChange<Canceled>>
  | Repeat<Offer>
  | Refused<NotBooked | OfferClosed | ChangedMeanwhile | DayClosed | ReasonNeeded>;

/**
 * Ends an offer and releases every seat that it holds: both days of a pair, because one day alone is not an interview.
 * It is possible until the interview begins, since a late cancellation is better than a no-show. Canceling again is a
 * repeat.
 */
export function cancel(
  { season, offer }: Pick<Standing, 'season' | 'offer'>,
  { version, reason }: CancelRequest,
  context: DecisionContext,
): CancelVerdict {
  if (offer.state === 'canceled') return repeat(offer);
  const refusal = whyUnchangeable(offer, version);
  const before = offer.booking;
  if (refusal || !before) return refuse(refusal ?? { kind: 'not-booked' });
  const begun = whyBegun(season, before.seats, context);
  if (begun) return refuse(begun);
  if (owesReason(season, before.seats, context, reason)) return refuse({ kind: 'reason-needed' });
  const sequence = nextSequence(offer);
  const told = lateNotices(season, offer, { before }, context);
  const after = changedOffer(offer, context, {
    state: 'canceled',
    booking: undefined,
    sequence,
    ...told.change,
  });
  const record: Canceled = {
    ...frameOf(after, context),
    sequence,
    event: 'canceled',
    before,
    left: startsLeft(season, before),
    notices: [...calendarNotices(offer, { before }), ...told.notices],
    ...(reason ? { reason } : {}),
  };
  return decision(after, [
    ...before.seats.map((seat) => ({ kind: 'give-seat-back', seat, offer: offer.id }) as const),
    ...putAndRecord(offer, after, record),
  ]);
}
