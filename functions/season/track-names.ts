import type { Season } from '#domain/season/season.ts';

/** The tracks of a season by their ids, with the names that people read. */
export type TrackNames = ReadonlyMap<string, string>;

export function trackNamesOf({ tracks }: Pick<Season, 'tracks'>): TrackNames {
  return new Map(tracks.map(({ id, name }) => [id, name]));
}

/** The problem with the names of tracks in the place of their ids, so that its words say them. An unknown id stays. */
export function withTrackNames<P extends { readonly kind: string }>(problem: P, names: TrackNames): P {
  return named(problem, names) as P;
}

function named(value: unknown, names: TrackNames, field = ''): unknown {
  if (typeof value === 'string') return isTrack(field) ? (names.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((each) => named(each, names, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, named(each, names, name)]));
}

/** The fields of problems in which ids of tracks stand. */
function isTrack(field: string): boolean {
  return field === 'track' || field === 'tracks';
}
