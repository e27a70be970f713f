import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { matchedTracks } from '#domain/track-requests/tracks-to-ask.ts';
import type { Instant } from '#domain/values/time.ts';
import type { MatchList } from './match-list.ts';

/** Everything by which somebody belongs on a list, or does not. `withdrawn`: AAMC IDs of those who withdrew in ERAS. */
export type MatchGround = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly withdrawn: ReadonlySet<string>;
  readonly now: Instant;
};

/** The NRMP codes of the season, each once, in the order of its tracks. */
export function matchCodes({ tracks }: Pick<Season, 'tracks'>): readonly string[] {
  return [...new Set(tracks.map(({ nrmp }) => nrmp))];
}

/** Whether a track for which the applicant is ranked matches under the code. */
export function isForCode(
  season: Season,
  offer: Pick<Offer, 'tracks' | 'trackRequest'>,
  code: string,
): boolean {
  const tracks = matchedTracks(season, offer);
  return season.tracks.some(({ id, nrmp }) => nrmp === code && tracks.includes(id));
}

/** Those who may be ranked under the code, by name: interviewed for one of its tracks, not erased, and not withdrawn. */
export function candidatesFor(
  { season, offers, withdrawn, now }: MatchGround,
  code: string,
): readonly Offer[] {
  return [...latestOffers(offers).values()]
    .filter(
      (offer) =>
        offer.erasedAt === undefined &&
        !withdrawn.has(offer.applicant.id) &&
        isForCode(season, offer, code) &&
        interviewOutcome(season, offer, now) === 'interviewed',
    )
    .sort(byName);
}

/** The list as it counts: those in the committee's order who still belong on it, and those who have no place yet. */
export function rankedOn(
  list: Pick<MatchList, 'order'> | undefined,
  candidates: readonly Offer[],
): { readonly ranked: readonly Offer[]; readonly unranked: readonly Offer[] } {
  const byId = new Map(candidates.map((offer) => [offer.id, offer]));
  const ranked = (list?.order ?? []).flatMap((id) => byId.get(id) ?? []);
  const placed = new Set(ranked);
  return { ranked, unranked: candidates.filter((offer) => !placed.has(offer)) };
}
