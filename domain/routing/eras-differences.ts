import type { Values } from '#domain/applications/fields.ts';
import { meantBy } from '#domain/applications/track-tick.ts';
import type { Season, Track } from '#domain/season/season.ts';

/** Where ERAS says something else than our own routing, a sentence each. What ERAS leaves blank differs from nothing. */
export function erasDifferences(
  season: Pick<Season, 'tracks'>,
  values: Values,
  considered: readonly Track[],
): readonly string[] {
  const said = values['eras.considered'];
  return [
    ...(said === undefined ? [] : trackDifferences(season, String(said), considered)),
    ...(values['eras.withdrawnByApplicant'] === true && considered.length > 0
      ? ['ERAS says that the applicant has withdrawn: ask, and withdraw the tracks here.']
      : []),
    ...(values['eras.withdrawnByProgram'] === true && considered.length > 0
      ? ['ERAS says that the program has withdrawn the application.']
      : []),
  ];
}

function trackDifferences(
  season: Pick<Season, 'tracks'>,
  said: string,
  considered: readonly Track[],
): readonly string[] {
  const meant = said.split(/[;\n]/).map((cell) => meantBy(season, cell));
  const inEras = new Set(meant.flatMap((tracks) => (tracks.length === 1 ? tracks : [])));
  const possible = new Set(meant.flat());
  return [
    ...[...inEras]
      .filter((track) => !considered.includes(track))
      .map(({ name }) => `ERAS says that ${name} is considered; here it is not.`),
    ...considered
      .filter((track) => !possible.has(track))
      .map(({ name }) => `${name} is considered here; ERAS does not say so.`),
  ];
}
