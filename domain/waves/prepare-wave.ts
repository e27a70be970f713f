import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { frameOf } from '#domain/decisions/change-offer.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { InvitationChange, Prepared } from '#domain/invitations/invitation-record.ts';
import type {
  InvitationsOver,
  MoreOffersThanSeats,
  ReleasePast,
  TracksApart,
  WindowTooShort,
} from '#domain/invitations/refusal.ts';
import {
  type Invitation,
  makeOffers,
  notYetInvited,
  offersTo,
  waveOf,
} from '#domain/invitations/release-offers.ts';
import { type WindowTerms, whyTooShort, windowEndsAt } from '#domain/invitations/window.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { invitationsEndAt, type Season } from '#domain/season/season.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';

/**
 * A seat is promised for so many hours more than the window, so that a release which an outage has delayed gives the whole
 * window from its own time, and is refused by nothing.
 */
const LATE_RELEASE_HOURS = 12;

type Prepare = WindowTerms & { readonly at: Instant; readonly again: boolean };

/**
 * Makes an offer for each invitation, which the clock releases at `at`. Its seat is promised from now on: the whole wave
 * must be placeable beside every other offer, as if it were released already. Nothing is said to an applicant until then.
 * Applicants who have an offer, or are in a wave, are left out.
 */
export function prepareWave(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  { at, again, ...terms }: Prepare,
  context: DecisionContext,
):
  | Decision<readonly Offer[], LedgerChange | InvitationChange<Prepared>>
  | Repeat<readonly Offer[]>
  | Refused<ReleasePast | InvitationsOver | WindowTooShort | TracksApart | MoreOffersThanSeats> {
  const fresh = notYetInvited(outlook, invitations, again);
  if (fresh.length === 0) return repeat(offersTo(outlook, invitations));
  if (at <= context.now) return refuse({ kind: 'release-past', at });
  const endedAt = invitationsEndAt(season);
  if (at >= endedAt) return refuse({ kind: 'invitations-over', endedAt });
  const short = whyTooShort(terms, at);
  if (short) return refuse(short);
  const closesAt = promisedUntil(season, terms, at);
  const made = makeOffers(season, outlook, fresh, context, (offer) => ({
    ...offer,
    ...{ state: 'prepared', opensAt: at, closesAt, ...waveOf({ releaseAt: at, ...terms }) },
  }));
  if ('kind' in made) return refuse(made);
  return decision(
    made.map(({ offer }) => offer),
    [
      { kind: 'raise-ledger', from: outlook.ledger },
      ...made.flatMap(({ offer, recordId }) => putPrepared(offer, at, { ...context, recordId })),
    ],
  );
}

/** Until when the seats of a wave are promised that is to leave at `at`. */
export function promisedUntil(season: Season, terms: WindowTerms, at: Instant): Instant {
  return windowEndsAt(season, terms, plusHours(at, LATE_RELEASE_HOURS));
}

function putPrepared(
  offer: Offer,
  releaseAt: Instant,
  context: DecisionContext,
): readonly InvitationChange<Prepared>[] {
  const record: Prepared = { ...frameOf(offer, context), event: 'prepared', releaseAt, notices: [] };
  return [
    { kind: 'put-offer', offer },
    { kind: 'add-record', record },
  ];
}
