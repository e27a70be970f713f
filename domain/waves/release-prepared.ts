import { changedOffer } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { InvitationChange, Invited, Unprepared } from '#domain/invitations/invitation-record.ts';
import { openAt, tell } from '#domain/invitations/release-offers.ts';
import { leastWindowEnd, windowEndsAt } from '#domain/invitations/window.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { invitationsEndAt, type Season } from '#domain/season/season.ts';
import { earlierOf } from '#domain/values/time.ts';
import { endPrepared } from './unprepare.ts';

/**
 * Releases a prepared offer whose time has come: the window counts from now. It ends no later than its seat was promised
 * for, so nobody else has to be asked (docs/decisions/0035). A release so late that fewer than 48 hours would be left, or
 * that the last day for invitations has passed, invites nobody: the offer ends unreleased.
 */
export function releasePrepared(
  season: Season,
  offer: Offer,
  context: DecisionContext,
): Decision<Offer, InvitationChange<Invited | Unprepared>> | Unchanged {
  const { now } = context;
  if (offer.state !== 'prepared' || now < offer.opensAt) return unchanged;
  if (now >= invitationsEndAt(season)) return endPrepared(offer, 'invitations-over', context);
  const closesAt = earlierOf(windowEndsAt(season, offer, now), offer.closesAt);
  if (closesAt < leastWindowEnd(offer, now)) return endPrepared(offer, 'too-late', context);
  const after = changedOffer(offer, context, openAt(season, offer, now, closesAt));
  return decision(after, [
    { kind: 'put-offer', offer: after, replaces: offer.version },
    ...tell(after, context),
  ]);
}
