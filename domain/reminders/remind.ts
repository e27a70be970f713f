import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { onceToldAgain } from '#domain/itineraries/parts-of-day.ts';
import { isLive, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { ApplicantReminded, ReminderChange } from './reminder-record.ts';
import { remindAfter, remindersOf } from './reminder-times.ts';

/**
 * Reminds the applicant if a reminder of the offer is due, and says when the next one is. Of several that are due at
 * once, after an outage, only the last is sent; none is sent of what has passed. An offer whose reminders have moved
 * with its window or its season is only given the new time. Each reminder is sent at most once, because `remindAt` rises past it.
 * A reminder tells each day as it stands, so no change of it is marked from then on.
 */
export function remind(
  season: Season,
  offer: Offer,
  context: DecisionContext,
): Decision<Offer, ReminderChange> | Unchanged {
  const { now } = context;
  const from = offer.remindAt;
  if (!isLive(offer) || from === undefined || now < from) return unchanged;
  const due = remindersOf(season, offer).findLast(({ at, until }) => at >= from && at <= now && now < until);
  const next = remindAfter(season, offer, now);
  if (!due) {
    const scheduled: Offer = { ...offer, ...next };
    return decision(scheduled, [{ kind: 'put-offer', offer: scheduled, replaces: offer.version }]);
  }
  const told = offer.itineraries ? { itineraries: onceToldAgain(season, offer) } : {};
  const after = changedOffer(offer, context, { ...next, ...told });
  const record: ApplicantReminded = {
    ...frameOf(after, context),
    event: 'reminded',
    about: due.about,
    ...(due.part ? { part: due.part } : {}),
    notices: [{ kind: 'reminder', to: offer.applicant.email }],
  };
  return decision(after, putAndRecord(offer, after, record));
}
