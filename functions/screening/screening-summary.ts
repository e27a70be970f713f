import { nameOf } from '#domain/applications/application.ts';
import { route, type TrackRoute } from '#domain/routing/route.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import { ruleVersion } from '#domain/screening/rule-version.ts';
import { schoolPlace } from '#domain/screening/school-place.ts';
import type { Tally } from '#domain/screening/tally.ts';
import type { Season } from '#domain/season/season.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { isolated } from '#functions/wording/one-line.ts';
import { withDaysInWords } from './screening-words.ts';

/** So many people a list names; the CSV names all. */
const MOST_NAMED = 10;

/** What a coordinator has to know beside the counts by rule: where people stand and are considered, and what is to be done. */
export function screeningSummary(
  season: Season,
  dossiers: readonly Dossier[],
  { sides }: Tally,
): readonly string[] {
  const routed = dossiers.map((dossier) => ({
    dossier,
    routed: route(season, dossier.application, dossier.facts, dossier.withdrawn),
  }));
  const warned = dossiers.filter(({ application }) => schoolPlace(application.values).warning);
  const differing = routed.filter((each) => each.routed.differences.length > 0);
  return [
    `Applications: ${houseNumber(dossiers.length)}. A rule fails: ${houseNumber(sides.fails)}. No rule fails, something is open: ${houseNumber(sides.open)}. Every rule passes: ${houseNumber(sides.passes)}.`,
    `Considered for ${consideredWords(
      season,
      routed.map((each) => each.routed),
    )}.`,
    ...askedLines(
      routed.flatMap(({ dossier, routed: { needsPerson } }) =>
        needsPerson ? [{ dossier, needsPerson }] : [],
      ),
    ),
    ...(differing.length > 0
      ? [`ERAS says otherwise than this routing: ${counted(differing.length, 'application')}.`]
      : []),
    ...(warned.length > 0
      ? [
          `The type of school and “U.S. or Canadian applicant” do not fit together: ${counted(warned.length, 'application')}. The type counts.`,
        ]
      : []),
    ...unlistedFacts(season, dossiers),
    `Rules of version ${ruleVersion(season)}. A verdict informs; a person decides.`,
  ];
}

/** `Categorical 2,310, Primary Care 804; for none: 3` */
function consideredWords(season: Season, routes: readonly TrackRoute[]): string {
  const counts = season.tracks.map(({ id }) => {
    const people = routes.filter(({ considered }) => considered.some(({ track }) => track === id)).length;
    return `${trackLabel(season, id)} ${houseNumber(people)}`;
  });
  const none = routes.filter(({ considered }) => considered.length === 0).length;
  return `${counts.join(', ')}; for no track: ${none}`;
}

/** Everybody who waits for the same answer, named together. */
function askedLines(
  asked: readonly { readonly dossier: Dossier; readonly needsPerson: string }[],
): readonly string[] {
  return [...Map.groupBy(asked, ({ needsPerson }) => needsPerson)].map(([question, people]) => {
    const names = people.slice(0, MOST_NAMED).map(({ dossier: { application } }) => {
      return `${isolated(nameOf(application.values))} (${application.id})`;
    });
    const more = people.length > MOST_NAMED ? ` and ${people.length - MOST_NAMED} more` : '';
    return `Needs a person, ${people.length}: ${withDaysInWords(question)} That is ${names.join(', ')}${more}`;
  });
}

/** Facts that rules look at and of which no list says anything. */
function unlistedFacts({ screening }: Season, dossiers: readonly Dossier[]): readonly string[] {
  const known = new Set(dossiers.flatMap(({ facts }) => [...facts.keys()]));
  const unlisted = (screening?.facts ?? []).filter((fact) => !known.has(nameKey(fact)));
  if (unlisted.length === 0 || dossiers.length === 0) return [];
  const names = unlisted.map((fact) => `“${fact}”`).join(', ');
  return [`No list says anything of ${names}: give a list, and say that it is complete if it is.`];
}
