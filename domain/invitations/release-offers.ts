import type { Applicant } from '#domain/applications/applicant.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, type Placed, place } from '#domain/capacity/placement.ts';
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
import { isLive, isReleased, latestOffers, type Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { invitationsEndAt, type Season, seatedAs, type TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type InvitationChange, type Invited, noticeTo } from './invitation-record.ts';
import type { InvitationsOver, MoreOffersThanSeats, TracksApart, WindowTooShort } from './refusal.ts';
import { type WindowTerms, whyTooShort, windowEndsAt, windowTermsOf } from './window.ts';

/** One row of an invitation list, with the ids that its offer and record will have. */
export type Invitation = {
  readonly applicant: Applicant;
  readonly tracks: readonly TrackId[];
  readonly offerId: string;
  readonly recordId: string;
};

type Offers = readonly Offer[];

/** `again`: also invite applicants whose earlier offer has ended. `releaseAt` names the wave that the offers belong to. */
export type ReleaseTerms = WindowTerms & { readonly again?: boolean; readonly releaseAt?: Instant };

/**
 * Makes an offer for each invitation, if all of them and every offer that is already open can have seats at the same
 * time. The result is the released offers; if every applicant was invited before, it is a repeat with their existing
 * offers.
 */
export function releaseOffers(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  context: DecisionContext,
  { again = false, ...terms }: ReleaseTerms = {},
):
  | Decision<Offers, LedgerChange | InvitationChange<Invited>>
  | Repeat<Offers>
  | Refused<InvitationsOver | WindowTooShort | TracksApart | MoreOffersThanSeats> {
  const fresh = notYetInvited(outlook, invitations, again);
  if (fresh.length === 0) return repeat(offersTo(outlook, invitations));
  const endedAt = invitationsEndAt(season);
  if (context.now >= endedAt) return refuse({ kind: 'invitations-over', endedAt });
  const short = whyTooShort(terms, context.now);
  if (short) return refuse(short);
  const made = makeOffers(season, outlook, fresh, context, (offer) =>
    openAt(season, { ...offer, ...waveOf(terms) }, context.now),
  );
  if ('kind' in made) return refuse(made);
  return decision(
    made.map(({ offer }) => offer),
    [
      { kind: 'raise-ledger', from: outlook.ledger },
      ...made.flatMap(({ offer, recordId }) => putNew(offer, { ...context, recordId })),
    ],
  );
}

/** What an offer keeps of its wave. */
export function waveOf({ releaseAt, ...terms }: ReleaseTerms): Pick<Offer, 'releaseAt'> & WindowTerms {
  return { ...(releaseAt ? { releaseAt } : {}), ...windowTermsOf(terms) };
}

type NewOffer = { readonly offer: Offer; readonly recordId: string };

/** Makes each offer as `given` completes it; or says why not all of them can have seats. */
export function makeOffers(
  season: Season,
  outlook: Outlook,
  invitations: readonly Invitation[],
  context: DecisionContext,
  given: (offer: Offer) => Offer,
): readonly NewOffer[] | TracksApart | MoreOffersThanSeats {
  const latest = latestOffers(outlook.offers);
  const made: NewOffer[] = [];
  for (const each of invitations) {
    const track = seatedAs(season, each.tracks);
    if (!track) return { kind: 'tracks-apart', applicant: each.applicant.id, tracks: each.tracks };
    const renews = latest.get(each.applicant.id)?.id;
    const draft = draftOffer(season, each, track, context.now);
    const offer = given({ ...draft, ...(renews ? { renews } : {}) });
    made.push({ recordId: each.recordId, offer });
  }
  return (
    whyNoRoom(
      season,
      outlook,
      made.map(({ offer }) => offer),
    ) ?? made
  );
}

/**
 * Returns the first invitation of each applicant who has no offer in any state, because a list can be submitted twice
 * and may name an applicant twice. An offer that was taken back before its release does not count. `again`: nor does one
 * that was declined, canceled or expired.
 */
export function notYetInvited(
  outlook: Outlook,
  invitations: readonly Invitation[],
  again: boolean,
): readonly Invitation[] {
  const counting = outlook.offers.filter((offer) => isLive(offer) || (!again && isReleased(offer)));
  const invited = new Set(counting.map((offer) => offer.applicant.id));
  const first = new Map([...invitations].reverse().map((each) => [each.applicant.id, each]));
  return invitations.filter(
    (each) => !invited.has(each.applicant.id) && first.get(each.applicant.id) === each,
  );
}

/** The offers in any state of the applicants on the list. */
export function offersTo(outlook: Outlook, invitations: readonly Invitation[]): Offers {
  const asked = new Set(invitations.map(({ applicant }) => applicant.id));
  return outlook.offers.filter(({ applicant }) => asked.has(applicant.id));
}

/** An offer as nobody has completed it yet: without a window. */
export function draftOffer(
  season: Season,
  { offerId, applicant, tracks }: Invitation,
  track: TrackId,
  now: Instant,
): Offer {
  return {
    id: offerId,
    season: season.id,
    applicant,
    tracks,
    seatedAs: track,
    state: 'open',
    opensAt: now,
    closesAt: now,
    version: 1,
    generation: 1,
    changedAt: now,
  };
}

/** Returns the offer as it is once its applicant is told of it at `now`. */
export function openAt(
  season: Season,
  offer: Offer,
  now: Instant,
  closesAt = windowEndsAt(season, offer, now),
): Offer {
  return { ...offer, state: 'open', opensAt: now, closesAt, ...whenToRemind(season, closesAt, now) };
}

/** A season that reminds nobody leaves no trace of it. */
function whenToRemind(season: Season, closesAt: Instant, now: Instant): Pick<Offer, 'remindAt'> {
  const { remindAt } = remindOnceTold(season, { state: 'open', closesAt }, now);
  return remindAt === undefined ? {} : { remindAt };
}

/** How many of new offers find a seat by track, all together and beside every offer that is open already. */
export function roomFor(
  season: Season,
  { offers: known, seats }: Pick<Outlook, 'offers' | 'seats'>,
  offers: Offers,
): readonly Placed[] {
  const open = openDemand(season, known, seats);
  return place(season, seats, [...open, ...openDemand(season, offers)]).slice(open.length);
}

/** Returns the tracks whose offers, with all that are open, need more seats than there are. */
function whyNoRoom(season: Season, outlook: Outlook, offers: Offers): MoreOffersThanSeats | undefined {
  const short = roomFor(season, outlook, offers)
    .filter(({ asked, fits }) => fits < asked)
    .map(({ track, asked, fits }) => ({ track, asked, fits }));
  return short.length > 0 ? { kind: 'more-offers-than-seats', short } : undefined;
}

function putNew(offer: Offer, context: DecisionContext): readonly InvitationChange<Invited>[] {
  return [{ kind: 'put-offer', offer }, ...tell(offer, context)];
}

/** Tells the applicant of the invitation, and lets the page of an earlier one point to it. */
export function tell(offer: Offer, context: DecisionContext): readonly InvitationChange<Invited>[] {
  const record: Invited = { ...frameOf(offer, context), event: 'invited', notices: noticeTo(offer) };
  const { renews } = offer;
  return [
    { kind: 'add-record', record },
    ...(renews
      ? [{ kind: 'note-renewal', offer: renews, by: { offer: offer.id, at: context.now } } as const]
      : []),
  ];
}
