import { nameOf } from '#domain/applications/application.ts';
import { route } from '#domain/routing/route.ts';
import type { ScreenedDossier } from '#domain/screening/dossier.ts';
import { schoolPlace } from '#domain/screening/school-place.ts';
import type { RuleTally } from '#domain/screening/tally.ts';
import type { Season } from '#domain/season/season.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { outcomeWords, sideWords, withDaysInWords } from './screening-words.ts';

/** Everybody with what each rule says of them, a row each; a rule that does not apply to somebody leaves its cell empty. */
export function screeningSheet(season: Season, screened: readonly ScreenedDossier[]): Sheet {
  const rules = (season.screening?.rules ?? []).map(({ id }) => id);
  return {
    columns: [
      ...['AAMC ID', 'Name', 'Stands', 'Considered for', 'Needs a person', 'ERAS says otherwise', 'Check'],
      ...rules,
      ...rules.map((rule) => `${rule}: seen`),
    ],
    rows: screened.map((each) => rowOf(season, rules, each)),
  };
}

function rowOf(season: Season, rules: readonly string[], screened: ScreenedDossier): readonly string[] {
  const { application, facts, withdrawn, verdicts, side } = screened;
  const { considered, needsPerson = '', differences } = route(season, application, facts, withdrawn);
  const byRule = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  const verdictsOf = rules.map((rule) => byRule.get(rule));
  return [
    application.id,
    nameOf(application.values),
    sideWords[side],
    tracksCell(
      season,
      considered.map(({ track }) => track),
    ),
    withDaysInWords(needsPerson),
    differences.join(' '),
    schoolPlace(application.values).warning ?? '',
    ...verdictsOf.map((verdict) => (verdict ? outcomeWords[verdict.outcome] : '')),
    ...verdictsOf.map((verdict) => (verdict ? withDaysInWords(verdict.seen) : '')),
  ];
}

/** How many of whom each rule says what. */
export function tallySheet(rules: readonly RuleTally[]): Sheet {
  return {
    columns: ['Rule', 'Pass', 'Fail', 'Missing', 'Judgment', 'Requirement'],
    rows: rules.map(({ rule, name, pass, fail, missing, judgment }) => [
      rule,
      ...[pass, fail, missing, judgment].map(houseNumber),
      name,
    ]),
  };
}
