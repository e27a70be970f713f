import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
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
import type { Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { changesCloseAt, type Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { whyUnanswerable } from './answerable.ts';
import { type Extended, type InvitationChange, noticeTo } from './invitation-record.ts';
import type { DeadlineNotLater, DeadlineOutlastsSeats, Unanswerable } from './refusal.ts';

type Standing = { readonly season: Season; readonly offer: Offer; readonly outlook?: Outlook };

type ExtendVerdict =
  | Decision<Offer, LedgerChange | InvitationChange<Extended>>
  | Repeat<Offer>
  | NeedsOutlook
  | Refused<Unanswerable | DeadlineNotLater | DeadlineOutlastsSeats>;

/**
 * Gives the applicant until `until` to respond. A deadline only ever moves later. All open offers of a track count on
 * seats that can be taken until the last of them closes (docs/decisions/0004), so a later deadline is refused if not
 * all of them could then be placed. The same deadline again is a repeat.
 */
export function extend(
  { season, offer, outlook }: Standing,
  { until, reason }: { readonly until: Instant; readonly reason?: string },
  context: DecisionContext,
): ExtendVerdict {
  const refusal = whyUnanswerable(offer, context);
  if (refusal) return refuse(refusal);
  if (until <= offer.closesAt)
    return until === offer.closesAt
      ? repeat(offer)
      : refuse({ kind: 'deadline-not-later', closesAt: offer.closesAt });
  if (!outlook) return { kind: 'needs-outlook' };
  const short = shortWith(season, offer, outlook, until);
  if (short) {
    const { track, asked: open, fits } = short;
    const latest = latestDeadline(season, offer, outlook, until);
    return refuse({ kind: 'deadline-outlasts-seats', track, open, fits, ...(latest ? { latest } : {}) });
  }
  const after = changedOffer(offer, context, {
    closesAt: until,
    ...remindOnceTold(season, { ...offer, closesAt: until }, context.now),
  });
  const record: Extended = {
    ...frameOf(after, context),
    event: 'extended',
    deadlines: { before: offer.closesAt, after: until },
    notices: noticeTo(offer),
    ...(reason ? { reason } : {}),
  };
  return decision(after, [
    { kind: 'raise-ledger', from: outlook.ledger },
    ...putAndRecord(offer, after, record),
  ]);
}

/** The first track of which not all open offers could count on a seat if this one were open until `closesAt`. */
function shortWith(season: Season, offer: Offer, { offers, seats }: Outlook, closesAt: Instant) {
  const then = offers.map((each) => (each.id === offer.id ? { ...each, closesAt } : each));
  return shortfall(season, seats, openDemand(season, then, seats));
}

/** The latest deadline before `until` with which all of them could: a track loses seats only where a start closes. */
function latestDeadline(season: Season, offer: Offer, outlook: Outlook, until: Instant): Instant | undefined {
  const closings = season.days.flatMap(({ on, starts }) =>
    starts.map((start) => changesCloseAt(season, on, start)),
  );
  return [...new Set(closings)]
    .filter((at) => at > offer.closesAt && at < until)
    .toSorted()
    .findLast((at) => !shortWith(season, offer, outlook, at));
}
