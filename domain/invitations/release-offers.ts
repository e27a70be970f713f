import type { Applicant } from '#domain/applications/applicant.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, place } from '#domain/capacity/placement.ts';
import {
  type Change,
  type DecisionContext,
  decision,
  refuse,
  type Verdict,
} from '#domain/decisions/decision.ts';
import { plainNotice } from '#domain/decisions/offer-change.ts';
import type { Refusal } from '#domain/decisions/refusal.ts';
import { isLive, type Offer } from '#domain/offers/offer.ts';
import { invitationsEndAt, type Season, seatedAs, type TrackId } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';

/** One line of a list of people to invite, with the ids that its offer and record will have. */
export type Invitation = {
  readonly applicant: Applicant;
  readonly tracks: readonly TrackId[];
  readonly offerId: string;
  readonly recordId: string;
};

/**
 * An offer for each invitation, if all of them and every offer that is already open can have seats at the same time.
 * `again`: also for those whose earlier offer has ended.
 */
export function release(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  context: DecisionContext,
  again = false,
): Verdict {
  const fresh = notYetInvited(outlook, invitations, again);
  if (fresh.length === 0) return { kind: 'repeat' };
  const offers = fresh.map((invitation) => offerFor(season, invitation, context));
  const refusal = whyNotReleased(season, outlook, fresh, offers, context);
  if (refusal) return refuse(refusal);
  return decision([
    { kind: 'raise-ledger', from: outlook.ledger },
    ...offers.flatMap((offer, index) => putNew(offer, (fresh[index] as Invitation).recordId, context)),
  ]);
}

/**
 * The first invitation of each applicant who has no offer yet, whatever became of it: a list can be sent in again, and
 * may name somebody twice. `again`: an offer that was declined, canceled or not answered does not count.
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

function offerFor(season: Season, invitation: Invitation, context: DecisionContext): Offer {
  return {
    id: invitation.offerId,
    season: season.id,
    applicant: invitation.applicant,
    tracks: invitation.tracks,
    seatedAs: seatedAs(season, invitation.tracks) ?? '',
    state: 'open',
    opensAt: context.now,
    closesAt: plusHours(context.now, season.offers.answerHours),
    version: 1,
    generation: 1,
    changedAt: context.now,
  };
}

function whyNotReleased(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  offers: readonly Offer[],
  context: DecisionContext,
): Refusal | undefined {
  const endedAt = invitationsEndAt(season);
  if (context.now >= endedAt) return { kind: 'invitations-over', endedAt };
  const apart = invitations.find((invitation) => !seatedAs(season, invitation.tracks));
  if (apart) return { kind: 'tracks-apart', applicant: apart.applicant.id, tracks: apart.tracks };
  const open = openDemand(season, outlook.offers, outlook.seats);
  const asked = openDemand(season, offers);
  const short = place(season, outlook.seats, [...open, ...asked])
    .slice(open.length)
    .find((placed) => placed.fits < placed.asked);
  return (
    short && { kind: 'more-offers-than-seats', track: short.track, asked: short.asked, fits: short.fits }
  );
}

function putNew(offer: Offer, recordId: string, context: DecisionContext): Change[] {
  return [
    { kind: 'put-offer', offer },
    {
      kind: 'add-record',
      record: {
        id: recordId,
        season: offer.season,
        offer: offer.id,
        at: context.now,
        who: context.who,
        what: 'invited',
        version: 1,
        notices: plainNotice(offer),
      },
    },
  ];
}
