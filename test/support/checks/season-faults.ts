import type { Season, Track } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import { winterSeason } from '#test/support/builders/season.ts';

/** A season without faults, for tests of what is one. */
export const soundSeason = winterSeason();

/** The places of the faults of the sound season with `change`, each as often as it is told. */
export function faultPaths(change: Partial<Season>): readonly string[] {
  return seasonFaults({ ...soundSeason, ...change }).map(({ path }) => path.join('.'));
}

/** Of the faults of the sound season with `change`, what is told of the place `path`. */
export function faultsAt(change: Partial<Season>, path: string): readonly string[] {
  const faults = seasonFaults({ ...soundSeason, ...change });
  return faults.flatMap((each) => (each.path.join('.') === path ? [each.message] : []));
}

/** The tracks of the sound season, the one with that number changed. */
export function tracksWith(number: number, change: Partial<Track>): Pick<Season, 'tracks'> {
  return {
    tracks: soundSeason.tracks.map((track, index) => (index === number ? { ...track, ...change } : track)),
  };
}
