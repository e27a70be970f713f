import { hash } from '#domain/values/hash.ts';
import type { RosterRow } from './roster.ts';

/**
 * Returns a short name of what a roster says, as `4F2A9C`. Two printouts with the same version name the same people at the same
 * starts, so a person with both in hand knows which one to throw away.
 */
export function rosterVersion(rows: readonly RosterRow[]): string {
  const said = rows.map(({ offer, applicant, start, startsAt, tracks, zone }) =>
    JSON.stringify([offer, applicant.name, start, startsAt, tracks, zone]),
  );
  return hash(said.sort().join('\n')).toString(16).padStart(8, '0').slice(-6).toUpperCase();
}
