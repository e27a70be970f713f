import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { matchedTracks } from '#domain/track-requests/tracks-to-ask.ts';
import { tracksCell } from '#functions/sheets/cells.ts';

/** `Categorical (interviewed for Physician Scientist)`: for what somebody is ranked, and where that was not the interview’s track. */
export function rankedForCell(season: Season, offer: Pick<Offer, 'tracks' | 'trackRequest'>): string {
  const [ranked, interviewed] = [matchedTracks(season, offer), offer.tracks].map((each) =>
    tracksCell(season, each),
  );
  return ranked === interviewed ? `${ranked}` : `${ranked} (interviewed for ${interviewed})`;
}
