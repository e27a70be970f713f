import { meantBy } from '#domain/applications/track-tick.ts';
import { memoize, memoizeByObject } from '#domain/memoize.ts';
import type { Season, Track } from '#domain/season/season.ts';

/** What the ticks of an application mean: tracks in the order of the season, and ticks that can mean several of them. */
export type TracksTicked = {
  readonly tracks: readonly Track[];
  readonly unclear: readonly { readonly text: string; readonly tracks: readonly Track[] }[];
};

/** Reads the ticks. One that means no track of the season is another program's. Thousands of people tick the same. */
export function tracksTicked(season: Pick<Season, 'tracks'>, ticks: readonly string[]): TracksTicked {
  return tickedIn(season)(...ticks);
}

const tickedIn = memoizeByObject((season: Pick<Season, 'tracks'>) =>
  memoize(1_000, (...ticks: readonly string[]): TracksTicked => {
    const meant = ticks.map((text) => ({ text, tracks: meantBy(season, text) }));
    const certain = meant.flatMap(({ tracks }) => (tracks.length === 1 ? tracks : []));
    return {
      tracks: season.tracks.filter((track) => certain.includes(track)),
      unclear: meant.filter(({ tracks }) => tracks.length > 1),
    };
  }),
);
