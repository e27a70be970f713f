import type { Applicant } from '#domain/applications/applicant.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, place } from '#domain/capacity/placement.ts';
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
import { isLive, type Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import {
  answersEndAt,
  invitationsEndAt,
  type Season,
  seatedAs,
  type TrackId,
} from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type InvitationChange, type Invited, noticeTo } from './invitation-record.ts';
import type { InvitationsOver, MoreOffersThanSeats, TracksApart } from './refusal.ts';

/** One row of an invitation list, with the ids that its offer and record will have. */
export type Invitation = {
  readonly applicant: Applicant;
  readonly tracks: readonly TrackId[];
  readonly offerId: string;
  readonly recordId: string;
};

type Offers = readonly Offer[];

/**
 * Makes an offer for each invitation, if all of them and every offer that is already open can have seats at the same
 * time. The result is the released offers; if every applicant was invited before, it is a repeat with their existing
 * offers. `again`: also invite applicants whose earlier offer has ended.
 */
export function releaseOffers(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  context: DecisionContext,
  again = false,
):
  | Decision<Offers, LedgerChange | InvitationChange<Invited>>
  | Repeat<Offers>
  | Refused<InvitationsOver | TracksApart | MoreOffersThanSeats> {
  const fresh = notYetInvited(outlook, invitations, again);
  if (fresh.length === 0) return repeat(offersOf(outlook, invitations));
  const endedAt = invitationsEndAt(season);
  if (context.now >= endedAt) return refuse({ kind: 'invitations-over', endedAt });
  const seated = fresh.map((each) => ({ ...each, seatedAs: seatedAs(season, each.tracks) }));
  const apart = seated.find((each) => each.seatedAs === undefined);
  if (apart) return refuse({ kind: 'tracks-apart', applicant: apart.applicant.id, tracks: apart.tracks });
  const released = seated.flatMap((each) =>
    each.seatedAs === undefined
      ? []
      : { recordId: each.recordId, offer: offerFor(season, each, each.seatedAs, context) },
  );
  const offers = released.map(({ offer }) => offer);
  const short = whyNoRoom(season, outlook, offers);
  if (short) return refuse(short);
  return decision(offers, [
    { kind: 'raise-ledger', from: outlook.ledger },
    ...released.flatMap(({ offer, recordId }) => putNew(offer, { ...context, recordId })),
  ]);
}

/**
 * Returns the first invitation of each applicant who has no offer in any state, because a list can be submitted twice
 * and may name an applicant twice. `again`: an offer that was declined, canceled or expired does not count.
 */
export function notYetInvited(
  outlook: Outlook,
  invitations: readonly Invitation[],
  again = false,
): readonly Invitation[] {
  const counting = outlook.offers.filter((offer) => !again || isLive(offer));
  const invited = new Set(counting.map((offer) => offer.applicant.id));
  const first = new Map([...invitations].reverse().map((each) => [each.applicant.id, each]));
  return invitations.filter(
    (each) => !invited.has(each.applicant.id) && first.get(each.applicant.id) === each,
  );
}

function offersOf(outlook: Outlook, invitations: readonly Invitation[]): Offers {
  const asked = new Set(invitations.map(({ applicant }) => applicant.id));
  return outlook.offers.filter(({ applicant }) => asked.has(applicant.id));
}

function offerFor(
  season: Season,
  { offerId, applicant, tracks }: Invitation,
  track: TrackId,
  { now }: DecisionContext,
): Offer {
  const closesAt = answersEndAt(season, now);
  return {
    id: offerId,
    season: season.id,
    applicant,
    tracks,
    seatedAs: track,
    state: 'open',
    opensAt: now,
    closesAt,
    ...whenToRemind(season, closesAt, now),
    version: 1,
    generation: 1,
    changedAt: now,
  };
}

/** A season that reminds nobody leaves no trace of it. */
function whenToRemind(season: Season, closesAt: Instant, now: Instant): Pick<Offer, 'remindAt'> {
  const { remindAt } = remindOnceTold(season, { state: 'open', closesAt }, now);
  return remindAt === undefined ? {} : { remindAt };
}

/** Returns the tracks whose offers, with all that are open, need more seats than there are. */
function whyNoRoom(season: Season, outlook: Outlook, offers: Offers): MoreOffersThanSeats | undefined {
  const open = openDemand(season, outlook.offers, outlook.seats);
  const placed = place(season, outlook.seats, [...open, ...openDemand(season, offers)]);
  const short = placed
    .slice(open.length)
    .filter(({ asked, fits }) => fits < asked)
    .map(({ track, asked, fits }) => ({ track, asked, fits }));
  return short.length > 0 ? { kind: 'more-offers-than-seats', short } : undefined;
}

function putNew(offer: Offer, context: DecisionContext): readonly InvitationChange<Invited>[] {
  const record: Invited = { ...frameOf(offer, context), event: 'invited', notices: noticeTo(offer) };
  return [
    { kind: 'put-offer', offer },
    { kind: 'add-record', record },
  ];
}
