import type { Applicant } from '#domain/applications/applicant.ts';
import { type Application, nameOf } from '#domain/applications/application.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { InvitationsOver, ReleasePast, WindowTooShort } from '#domain/invitations/refusal.ts';
import { draftOffer, roomFor } from '#domain/invitations/release-offers.ts';
import { whyTooShort, windowEndsAt } from '#domain/invitations/window.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import { invitationsEndAt, type Season, seatedAs, type TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Wave } from './invite-wave.ts';
import { tracksDecided, type WhyLeftOut, whyInvited, whyNotAsDecided } from './left-out.ts';
import { promisedUntil } from './prepare-wave.ts';

/** Somebody who was selected at a version of the application; without it, there is none. */
export type WaveCandidate = {
  readonly id: string;
  readonly version: number;
  readonly application?: Application | undefined;
};

/** Somebody in the wave, with the offer as it would be. */
type Fitting = { readonly id: string; readonly version: number; readonly offer: Offer };
type LeftOut = { readonly id: string; readonly name: string; readonly why: WhyLeftOut };

/** What a wave would be: who fits, who does not and why, and how many of how many by the track of their seats. */
export type WavePlan = {
  readonly fits: readonly Fitting[];
  readonly leftOut: readonly LeftOut[];
  readonly byTrack: readonly { readonly track: TrackId; readonly asked: number; readonly fits: number }[];
  /** Why the wave cannot leave then, or with this window, no matter who is in it. */
  readonly refusal?: ReleasePast | InvitationsOver | WindowTooShort;
};

type Offers = Pick<Outlook, 'offers' | 'seats'>;

/**
 * Weighs the wave as `inviteWave` will: all who fit are placeable together, beside every open offer. Where a track has too
 * few seats, those who come first in the order of `candidates` fit.
 */
export function planWave(
  season: Season,
  { offers, seats }: Offers,
  candidates: readonly WaveCandidate[],
  wave: Wave,
  now: Instant,
): WavePlan {
  const releaseAt = wave.at ?? wave.startedAt;
  const latest = latestOffers(offers);
  const addresses = new Map(
    [...latest.values()].map(({ applicant }) => [applicant.email.toLowerCase(), applicant.id]),
  );
  const leftOut: LeftOut[] = [];
  const drafts: Fitting[] = [];
  for (const candidate of candidates) {
    const { id, version, application } = candidate;
    const invited = whyInvited(latest.get(id), releaseAt, wave.again);
    const why = invited ?? whyOut(season, candidate, addresses);
    if (why || !application) leftOut.push({ id, name: nameIn(application), why: why ?? unknown });
    else {
      const offer = draftOf(season, application, wave, now);
      addresses.set(offer.applicant.email.toLowerCase(), id);
      drafts.push({ id, version, offer });
    }
  }
  const placed = roomFor(
    season,
    { offers, seats },
    drafts.map(({ offer }) => offer),
  );
  const { fits, outOf } = firstThatFit(drafts, placed);
  const refusal = whyNoWave(season, wave, now);
  return {
    ...{ fits, leftOut: [...leftOut, ...outOf] },
    byTrack: placed
      .filter(({ asked }) => asked > 0)
      .map(({ track, asked, fits }) => ({ track, asked, fits })),
    ...(refusal ? { refusal } : {}),
  };
}

const unknown: WhyLeftOut = { kind: 'application-unknown' };

function whyOut(
  season: Season,
  { id, version, application }: WaveCandidate,
  addresses: ReadonlyMap<string, string>,
): WhyLeftOut | undefined {
  if (!application) return unknown;
  if (application.version !== version) return { kind: 'application-changed' };
  const why = whyNotAsDecided(season, application);
  if (why) return why;
  const by = addresses.get(String(application.values.email).toLowerCase());
  return by === undefined || by === id ? undefined : { kind: 'address-taken', by };
}

function nameIn(application: Application | undefined): string {
  return application ? nameOf(application.values) : '';
}

/** The applicant of an offer is who the export named; the id of both is the AAMC ID. */
function applicantOf({ id, values }: Application): Applicant {
  return { id, name: nameOf(values).normalize('NFC'), email: String(values.email) };
}

function draftOf(season: Season, application: Application, wave: Wave, now: Instant): Offer {
  const tracks = tracksDecided(application);
  const track = seatedAs(season, tracks);
  if (!track) throw new Error(`no booking serves ${tracks.join(' and ')}`);
  const invitation = { applicant: applicantOf(application), tracks, offerId: application.id, recordId: '' };
  const { at, bookingOpensAt, respondBy } = wave;
  const closesAt = at ? promisedUntil(season, wave, at) : windowEndsAt(season, wave, now);
  return {
    ...draftOffer(season, invitation, track, now),
    ...{ state: at ? 'prepared' : 'open', opensAt: at ?? now, closesAt },
    ...(bookingOpensAt ? { bookingOpensAt } : {}),
    ...(respondBy ? { respondBy } : {}),
  };
}

function firstThatFit(
  drafts: readonly Fitting[],
  placed: readonly { readonly track: TrackId; readonly fits: number }[],
): { readonly fits: readonly Fitting[]; readonly outOf: readonly LeftOut[] } {
  const left = new Map(placed.map(({ track, fits }) => [track, fits]));
  const fits: Fitting[] = [];
  const outOf: LeftOut[] = [];
  for (const draft of drafts) {
    const { seatedAs: track, applicant } = draft.offer;
    const room = left.get(track) ?? 0;
    left.set(track, room - 1);
    if (room > 0) fits.push(draft);
    else outOf.push({ id: draft.id, name: applicant.name, why: { kind: 'no-seat', track } });
  }
  return { fits, outOf };
}

function whyNoWave(season: Season, wave: Wave, now: Instant): WavePlan['refusal'] {
  if (wave.at && wave.at <= now) return { kind: 'release-past', at: wave.at };
  const endedAt = invitationsEndAt(season);
  const leaves = wave.at ?? now;
  return leaves >= endedAt ? { kind: 'invitations-over', endedAt } : whyTooShort(wave, leaves);
}
