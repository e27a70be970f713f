import type { Application } from '#domain/applications/application.ts';
import { isLive, isReleased, type Offer, type OfferState } from '#domain/offers/offer.ts';
import { applicationStatusOf } from '#domain/review/status.ts';
import { tracksTicked } from '#domain/routing/tracks-ticked.ts';
import { type Season, seatedAs, type TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';

/** Why somebody who was selected is not in the wave. */
export type WhyLeftOut =
  /** There is no such application, or no longer. */
  | { readonly kind: 'application-unknown' }
  | { readonly kind: 'application-changed' }
  | { readonly kind: 'application-withdrawn' }
  /** Nobody has decided to invite them. */
  | { readonly kind: 'not-decided' }
  /** Every track that was decided is one from which they have withdrawn since. */
  | { readonly kind: 'tracks-withdrawn' }
  /** The same request was granted before: they are in this very wave. */
  | { readonly kind: 'in-this-wave' }
  | { readonly kind: 'in-another-wave'; readonly releaseAt: Instant }
  | { readonly kind: 'invited-before'; readonly state: OfferState; readonly at: Instant }
  | { readonly kind: 'no-address' }
  /** Somebody else who is invited, or selected, has the same address. */
  | { readonly kind: 'address-taken'; readonly by: string }
  | { readonly kind: 'tracks-apart'; readonly tracks: readonly TrackId[] }
  /** There is no seat for them beside everybody who is invited, and those before them on the list. */
  | { readonly kind: 'no-seat'; readonly track: TrackId };

/** The tracks for which the application was decided to be invited, without those that were withdrawn from since. */
export function tracksDecided({ review }: Pick<Application, 'review'>): readonly TrackId[] {
  const { decided, withdrawn = [] } = review ?? {};
  if (decided?.to !== 'invite') return [];
  return decided.tracks.filter((track) => !withdrawn.some((each) => each.track === track));
}

/** Returns why the application cannot be invited as it was decided, whatever offers there are. */
export function whyNotAsDecided(season: Season, application: Application): WhyLeftOut | undefined {
  const ticked = tracksTicked(season, application.ticks).tracks.map(({ id }) => id);
  const status = applicationStatusOf(application, ticked);
  if (status === 'withdrawn') return { kind: 'application-withdrawn' };
  if (status !== 'to-invite') return { kind: 'not-decided' };
  const tracks = tracksDecided(application);
  if (tracks.length === 0) return { kind: 'tracks-withdrawn' };
  if (!application.values.email) return { kind: 'no-address' };
  return seatedAs(season, tracks) ? undefined : { kind: 'tracks-apart', tracks };
}

/** Returns why the applicant's latest offer keeps them out of the wave that `releaseAt` names. */
export function whyInvited(
  offer: Offer | undefined,
  releaseAt: Instant,
  again: boolean,
): WhyLeftOut | undefined {
  if (!offer || (!isLive(offer) && (again || !isReleased(offer)))) return undefined;
  if (offer.releaseAt === releaseAt) return { kind: 'in-this-wave' };
  if (offer.state === 'prepared') return { kind: 'in-another-wave', releaseAt: offer.opensAt };
  return { kind: 'invited-before', state: offer.state, at: offer.opensAt };
}
