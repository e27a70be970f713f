import { memoize, memoizeByObject } from '#domain/memoize.ts';
import type { Season, Track } from '#domain/season/season.ts';

/** One track that an applicant ticked, as the cell of an ERAS export says it: `NAME|CODE (KIND)`. */
export type TrackTick = {
  /** The whole cell. */
  readonly text: string;
  /** The track's name in ERAS, or the whole cell if it has no code. */
  readonly name: string;
  readonly nrmp?: string;
};

/** The track of the season that a tick means; several, if nothing tells them apart; none, if it is another program's. */
export type MeantTracks = readonly Track[];

const eras = /^(?:(?<name>.*?)\s*\|)?\s*(?<nrmp>\d{7}[A-Z]\d)\s*(?:\([^()]*\))?$/s;

/** Whether a cell holds an NRMP program code where ERAS writes it. */
export function holdsNrmpCode(text: string): boolean {
  return eras.test(text);
}

/** Reads a cell such as `Medicine-Primary|2978140M0 (Primary Care)`; any other text is the name of a track. */
export function tickOf(text: string): TrackTick {
  const { name, nrmp } = eras.exec(text)?.groups ?? {};
  return { text, name: name ?? (nrmp ? '' : text), ...(nrmp ? { nrmp } : {}) };
}

/**
 * The tracks that a tick can mean: by the NRMP code, because programs rename their tracks in ERAS from year to year; where
 * tracks share a code, or a tick has none, by the name in ERAS that the season file states, the track's own name or its id.
 */
export function meantBy(season: Pick<Season, 'tracks'>, text: string): MeantTracks {
  return meantIn(season)(text);
}

/** Thousands of people tick the same few tracks. */
const meantIn = memoizeByObject((season: Pick<Season, 'tracks'>) =>
  memoize(1_000, (text: string) => tracksOfTick(season, tickOf(text))),
);

function tracksOfTick(season: Pick<Season, 'tracks'>, { name, nrmp }: TrackTick): MeantTracks {
  const withCode = season.tracks.filter((track) => track.nrmp === nrmp);
  const candidates = nrmp === undefined ? season.tracks : withCode;
  const named = candidates.filter((track) => namesOf(track).includes(plainTrackName(name)));
  return named.length > 0 ? named : withCode;
}

function namesOf({ id, name, erasName }: Track): readonly string[] {
  return [id, name, ...(erasName === undefined ? [] : [erasName])].map(plainTrackName);
}

/** A name as it is compared: without its case, blanks, hyphens and underscores. */
export function plainTrackName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
