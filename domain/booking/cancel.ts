import {
  type Change,
  type DecisionContext,
  decision,
  refuse,
  type Verdict,
} from '#domain/decisions/decision.ts';
import { calendarNotices, nextSequence, putAndRecord } from '#domain/decisions/offer-change.ts';
import { startsLeft } from '#domain/offers/released-starts.ts';
import { owesReason, whyBegun, whyUnchangeable } from './guards.ts';
import type { Standing } from './standing.ts';

/** `version` is the one that the requester was shown; a cancel by the program may owe a `reason`. */
export type CancelRequest = { readonly version?: number; readonly reason?: string };

/**
 * Ends an offer and gives back every seat that it holds: both days of a pair, for one alone is no interview. Possible
 * until the interview begins, since a late word is better than an empty chair. Canceled already: a repeat.
 */
export function cancel(
  { season, offer }: Pick<Standing, 'season' | 'offer'>,
  { version, reason }: CancelRequest,
  context: DecisionContext,
): Verdict {
  if (offer.state === 'canceled') return { kind: 'repeat' };
  const refusal = whyUnchangeable(offer, version);
  if (refusal || !offer.booking) return refuse(refusal ?? { kind: 'not-booked' });
  const { seats } = offer.booking;
  const begun = whyBegun(season, seats, context);
  if (begun) return refuse(begun);
  if (owesReason(season, seats, context, reason)) return refuse({ kind: 'reason-needed' });
  const change = { state: 'canceled', booking: undefined, sequence: nextSequence(offer) } as const;
  const record = {
    what: 'canceled',
    before: offer.booking,
    left: startsLeft(season, offer.booking),
    notices: calendarNotices(offer, offer.booking, undefined),
    ...(reason ? { reason } : {}),
  } as const;
  return decision([
    ...seats.map((seat): Change => ({ kind: 'give-seat-back', seat, offer: offer.id })),
    ...putAndRecord(offer, context, change, record),
  ]);
}
