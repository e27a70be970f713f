import { holdsNrmpCode, meantBy, plainTrackName, tickOf } from '#domain/applications/track-tick.ts';
import { memoize, memoizeByObject } from '#domain/memoize.ts';
import { type Season, seatedAs, type Track, type TrackId } from '#domain/season/season.ts';
import { revealed, trimmedOfUnseen } from '#domain/values/revealed-text.ts';

/** The tracks that an applicant is considered for, or a problem. */
export type Ticked =
  | { readonly tracks: readonly TrackId[]; readonly remark?: string }
  | { readonly problem: string };

/**
 * Parses ids or names of tracks, separated by semicolons, bars, commas or line breaks, or cells of ERAS with an NRMP
 * code. A track that is considered alone takes precedence over all others; that is a remark, not a problem.
 */
export function tickedTracks(season: Season, cells: readonly string[]): Ticked {
  return tickedIn(season)(cells.filter((cell) => cell !== '').join('\n'));
}

/** A list of thousands repeats the same few combinations of tracks. */
const tickedIn = memoizeByObject((season: Season) => memoize(1_000, (text) => resolveTracks(season, text)));

function resolveTracks(season: Season, text: string): Ticked {
  const words = splitNames(season, text);
  if (words.length === 0) return { problem: `No track is named: name one or more of ${known(season)}.` };
  const meant = words.map((word) => [word, meantBy(season, word)] as const);
  for (const [word, tracks] of meant) {
    if (tracks.length === 0)
      return { problem: `There is no track "${shownWord(word)}": name one of ${known(season)}.` };
    if (tracks.length > 1) return { problem: ambiguous(word, tracks) };
  }
  const told = new Set(meant.flatMap(([, tracks]) => tracks));
  return considered(
    season,
    season.tracks.filter((track) => told.has(track)),
  );
}

function considered(season: Season, named: readonly Track[]): Ticked {
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

/** The name of a track may have a comma or a bar in it, so the whole text is tried first, and then cells of ERAS. */
function splitNames(season: Season, text: string): readonly string[] {
  if (isOneName(season, text)) return [text];
  const cells = text.split(/[;\n]/).map(trimmedOfUnseen);
  const words = cells.flatMap((cell) => (isOneName(season, cell) ? [cell] : cell.split(/[|,]/)));
  return words.map(trimmedOfUnseen).filter((word) => word !== '');
}

function isOneName(season: Season, text: string): boolean {
  if (holdsNrmpCode(text)) return !/[;\n]/.test(text);
  return season.tracks.some(({ id, name }) => [id, name].map(plainTrackName).includes(plainTrackName(text)));
}

function ambiguous(word: string, tracks: readonly Track[]): string {
  return `"${shownWord(word)}" has the NRMP code of ${listed(tracks)}, and its name tells neither: write each track's name in ERAS into the season file, as \`erasName: ${shownWord(tickOf(word).name)}\`.`;
}

function shownWord(word: string): string {
  return revealed(word.slice(0, 60));
}

function known(season: Season): string {
  return season.tracks.map(({ id }) => id).join(', ');
}

function listed(tracks: readonly Track[]): string {
  return tracks.map(({ id }) => id).join(' and ');
}
