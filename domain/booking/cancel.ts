import { type Change, decision, type Moment, refuse, type Verdict } from '#domain/decisions/decision.ts';
import { calendarNotices, nextSequence, putAndRecord } from '#domain/decisions/offer-change.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { owesReason, whyBegun, whyUnchangeable } from './guards.ts';
import type { Standing } from './standing.ts';

/** `version` is the one that the requester was shown; a cancel by the programme may owe a `reason`. */
export type CancelRequest = { readonly version?: number; readonly reason?: string };

/**
 * Ends an offer and gives back every seat that it holds: both days of a pair, for one alone is no interview. Possible
 * until the interview begins, since a late word is better than an empty chair. Cancelled already: a repeat.
 */
export function cancel(
  { season, offer }: Pick<Standing, 'season' | 'offer'>,
  { version, reason }: CancelRequest,
  moment: Moment,
): Verdict {
  if (offer.state === 'cancelled') return { kind: 'repeat' };
  const refusal = whyUnchangeable(offer, version);
  if (refusal || !offer.booking) return refuse(refusal ?? { kind: 'not-booked' });
  const { seats } = offer.booking;
  const begun = whyBegun(season, seats, moment);
  if (begun) return refuse(begun);
  if (owesReason(season, seats, moment, reason)) return refuse({ kind: 'reason-needed' });
  const change = { state: 'cancelled', booking: undefined, sequence: nextSequence(offer) } as const;
  const record = {
    what: 'cancelled',
    before: offer.booking,
    left: startsLeft(season, offer.booking),
    notices: calendarNotices(offer, offer.booking, undefined),
    ...(reason ? { reason } : {}),
  } as const;
  return decision([
    ...seats.map((seat): Change => ({ kind: 'give-seat-back', seat, offer: offer.id })),
    ...putAndRecord(offer, moment, change, record),
  ]);
}
