import { nameOf } from '#domain/applications/application.ts';
import { route } from '#domain/routing/route.ts';
import type { ScreenedDossier } from '#domain/screening/dossier.ts';
import { ruleVersion } from '#domain/screening/rule-version.ts';
import { schoolPlace } from '#domain/screening/school-place.ts';
import type { Season } from '#domain/season/season.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { isolated } from '#functions/wording/one-line.ts';
import { outcomeWords, sideWords, verdictLines, withDaysInWords } from './screening-words.ts';

/** Everything that screening says of one person: the tracks with their reasons, and each verdict with what it saw. */
export function personLines(season: Season, screened: ScreenedDossier): readonly string[] {
  const { application, facts, withdrawn, verdicts, side } = screened;
  const routed = route(season, application, facts, withdrawn);
  const { warning } = schoolPlace(application.values);
  const names = new Map((season.screening?.rules ?? []).map(({ id, name }) => [id, name]));
  return [
    `${isolated(nameOf(application.values))} (${application.id}): ${sideWords[side]}.`,
    '',
    ...routed.considered.map(
      ({ track, reason }) => `Considered for ${trackLabel(season, track)}: ${reason}.`,
    ),
    ...routed.notConsidered.map(
      ({ track, reason }) => `Not considered for ${trackLabel(season, track)}: ${withDaysInWords(reason)}.`,
    ),
    ...(routed.needsPerson ? [`Needs a person: ${withDaysInWords(routed.needsPerson)}`] : []),
    ...routed.differences,
    ...(warning ? [`Check: ${warning}`] : []),
    ...verdicts.flatMap((verdict) => [
      '',
      `${outcomeWords[verdict.outcome].toUpperCase()}  ${names.get(verdict.rule) ?? verdict.rule} (${verdict.rule})`,
      ...verdictLines(verdict).map((line) => `  ${line}`),
    ]),
    '',
    `Rules of version ${ruleVersion(season)}. A verdict informs; a person decides.`,
  ];
}
