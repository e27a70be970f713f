import type { NotBooked } from '#domain/booking/refusal.ts';
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
import { dayBeginsAt, isAwayOn } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { interviewBeginsAt, isNoShow } from './interview-outcome.ts';
import type {
  NoShowChange,
  NoShowEntered,
  NoShowRefusal,
  NoShowTakenBack,
  NoShowUnexplained,
} from './no-show-record.ts';

type Standing = { readonly season: Season; readonly offer: Offer };

/** Why the applicant is missed; `isForAll`: they will not come on the day of a pair that is ahead either. */
export type Missed = { readonly reason: string; readonly isForAll?: boolean };

/**
 * Enters that the applicant did not come on the days that have begun, with a reason for the record. Refused if nothing is booked (`not-booked`), before the
 * first day has begun (`interview-ahead`), or without a reason (`no-show-unexplained`).
 */
export function enterNoShow(
  { season, offer }: Standing,
  { reason, isForAll = false }: Missed,
  context: DecisionContext,
): Decision<Offer, NoShowChange<NoShowEntered>> | Repeat<Offer> | Refused<NotBooked | NoShowRefusal> {
  const beginsAt = interviewBeginsAt(season, offer);
  if (beginsAt === undefined) return refuse({ kind: 'not-booked' });
  if (context.now < beginsAt) return refuse({ kind: 'interview-ahead' });
  if (!canBeMissed({ season, offer }, { isForAll }, context.now)) return repeat(offer);
  if (reason.trim() === '') return refuse({ kind: 'no-show-unexplained' });
  const stays = isForAll || (isNoShow(season, offer) && offer.noShow?.isForAll);
  const noShow = { reason: reason.trim(), at: context.now, ...(stays ? { isForAll: true as const } : {}) };
  const after = changedOffer(offer, context, { noShow });
  const record: NoShowEntered = {
    ...frameOf(after, context),
    event: 'no-show-entered',
    reason: reason.trim(),
    notices: [],
  };
  return decision(after, putAndRecord(offer, after, record));
}

/** Whether a no-show would say something that is not known yet: of a day that has begun, or, `isForAll`, of one that is ahead. */
export function canBeMissed({ season, offer }: Standing, { isForAll = false }, now: Instant): boolean {
  return (offer.booking?.seats ?? []).some(
    (seat) => (isForAll || dayBeginsAt(season, seat) <= now) && !isAwayOn(season, offer, seat.on),
  );
}

/**
 * Takes an entry back that was wrong; without one there is nothing to do. From the lock of the match lists on it needs a reason
 * (`no-show-unexplained`), because it puts somebody on a list.
 */
export function takeNoShowBack(
  { season, offer }: Standing,
  reason: string,
  context: DecisionContext,
): Decision<Offer, NoShowChange<NoShowTakenBack>> | Repeat<Offer> | Refused<NoShowUnexplained> {
  if (!offer.noShow) return repeat(offer);
  const why = reason.trim();
  if (why === '' && lockedSince(season, context.now)) return refuse({ kind: 'no-show-unexplained' });
  const after = changedOffer(offer, context, { noShow: undefined });
  const record: NoShowTakenBack = {
    ...frameOf(after, context),
    event: 'no-show-taken-back',
    ...(why ? { reason: why } : {}),
    notices: [],
  };
  return decision(after, putAndRecord(offer, after, record));
}
