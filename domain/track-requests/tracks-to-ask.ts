import type { Offer } from '#domain/offers/offer.ts';
import type { Season, TrackId } from '#domain/season/season.ts';

type Considered = Pick<Offer, 'tracks' | 'trackRequest'>;

/** The tracks that the applicant may ask for after the interview, as the season file says of those they were invited for. */
export function tracksToAsk(season: Pick<Season, 'tracks'>, { tracks }: Considered): readonly TrackId[] {
  const own = season.tracks.filter(({ id }) => tracks.includes(id));
  return [...new Set(own.flatMap(({ mayAskFor = [] }) => mayAskFor))].filter((id) => !tracks.includes(id));
}

/**
 * The tracks under which the applicant is ranked. A request that is granted moves them: the track that it leads away from no longer
 * counts, because the program’s page speaks of moving an application and not of adding a track. Two tracks with one NRMP code share a
 * list, so that such a person keeps their place on it.
 */
export function matchedTracks(
  season: Pick<Season, 'tracks'>,
  { tracks, trackRequest }: Considered,
): readonly TrackId[] {
  if (trackRequest?.answer?.kind !== 'granted') return tracks;
  const { track } = trackRequest;
  const left = season.tracks.filter(({ mayAskFor = [] }) => mayAskFor.includes(track)).map(({ id }) => id);
  return [...tracks.filter((id) => !left.includes(id) && id !== track), track];
}
