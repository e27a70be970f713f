import { memoize, memoizeByObject } from '#domain/memoize.ts';
import { type Season, seatedAs, type Track, type TrackId } from '#domain/season/season.ts';
import { revealed, trimmedOfUnseen } from '#domain/values/revealed-text.ts';

/** The tracks that an applicant is considered for, or a problem. */
export type Ticked =
  | { readonly tracks: readonly TrackId[]; readonly remark?: string }
  | { readonly problem: string };

/**
 * Parses ids or names of tracks, separated by semicolons, bars, commas or line breaks. A track that is considered
 * alone takes precedence over all others; that is a remark, not a problem.
 */
export function tickedTracks(season: Season, text: string): Ticked {
  return tickedIn(season)(text);
}

/** A list of thousands repeats the same few combinations of tracks. */
const tickedIn = memoizeByObject((season: Season) => memoize(1_000, (text) => resolveTracks(season, text)));

function resolveTracks(season: Season, text: string): Ticked {
  const words = splitNames(season, text);
  if (words.length === 0) return { problem: `No track is named: name one or more of ${known(season)}.` };
  const unknown = words.find((word) => !trackNamed(season, word));
  if (unknown !== undefined)
    return {
      problem: `There is no track "${revealed(unknown.slice(0, 60))}": name one of ${known(season)}.`,
    };
  const named = season.tracks.filter((track) => words.some((word) => trackNamed(season, word) === track));
  const [alone, another] = named.filter((track) => track.alone);
  if (another)
    return { problem: `${listed(named)} exclude each other: find out which is meant, and name only that.` };
  if (alone && named.length > 1)
    return {
      tracks: [alone.id],
      remark: `Considered for ${alone.id} only, although ${listed(named)} are ticked.`,
    };
  const tracks = named.map(({ id }) => id);
  if (!seatedAs(season, tracks))
    return { problem: `No single booking can cover ${listed(named)} together: name fewer.` };
  return { tracks };
}

/** A name may have a comma in it, so the whole text is tried first. */
function splitNames(season: Season, text: string): readonly string[] {
  if (trackNamed(season, text)) return [text];
  const words = text.split(/[;|,\n]/).map(trimmedOfUnseen);
  return words.filter((word) => word !== '');
}

function trackNamed(season: Season, word: string): Track | undefined {
  const plain = plainOf(word);
  return season.tracks.find((track) => plainOf(track.id) === plain || plainOf(track.name) === plain);
}

function plainOf(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, '');
}

function known(season: Season): string {
  return season.tracks.map(({ id }) => id).join(', ');
}

function listed(tracks: readonly Track[]): string {
  return tracks.map(({ id }) => id).join(' and ');
}
