import { nameOf } from '#domain/applications/application.ts';
import { answerGroupings } from '#domain/audit/answer-groupings.ts';
import { auditScreening, BOTTOM_LINE } from '#domain/audit/audit-screening.ts';
import { isComparable } from '#domain/audit/comparable.ts';
import { type Grouping, groupings } from '#domain/audit/groupings.ts';
import type { Side } from '#domain/screening/dossier.ts';
import { ruleVersion } from '#domain/screening/rule-version.ts';
import type { SideChange, TurnedVerdict, WhatIf } from '#domain/screening/what-if.ts';
import type { Season } from '#domain/season/season.ts';
import type { SelfIdentifications } from '#domain/self-identification/self-identification.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { type StagePair, stageName, stageSheet } from './audit-words.ts';
import { outcomeWords, sideWords } from './screening-words.ts';

/** A part of a report: a heading, and below it a table or lines. */
export type ReportPart = { readonly heading: string; readonly sheet: Sheet };

/** Everybody whom the draft puts on another side, by name, with the rules that do it. */
export function changesSheet(changes: readonly SideChange[]): Sheet {
  return {
    columns: ['AAMC ID', 'Name', 'From', 'To', 'Because'],
    rows: changes.map(({ dossier: { application }, from, to, turned }) => [
      application.id,
      nameOf(application.values),
      sideWords[from],
      sideWords[to],
      turned.map(turnedWords).join(', '),
    ]),
  };
}

/** `foreign-step-1: fail, now pass` */
function turnedWords({ rule, from, to }: TurnedVerdict): string {
  if (!from) return `${rule}: now ${to ? outcomeWords[to] : ''}`;
  return `${rule}: ${outcomeWords[from]}, now ${to ? outcomeWords[to] : 'does not apply'}`;
}

/** What the draft changes, in a few sentences. */
export function whatIfSummary(
  season: Season,
  draft: Season,
  { before, after, changes, turnedOnly }: WhatIf,
): readonly string[] {
  const turn = (side: Side) =>
    `${houseNumber(before.tally.sides[side])}, then ${houseNumber(after.tally.sides[side])}`;
  const [from, to] = [ruleVersion(season), ruleVersion(draft)];
  return [
    from === to
      ? `The draft has the same rules as the season (version ${from}).`
      : `Rules of version ${from}, and of version ${to} in the draft. Nothing is changed until the draft is applied.`,
    `A rule fails: ${turn('fails')}. No rule fails, something is open: ${turn('open')}. Every rule passes: ${turn('passes')}.`,
    `Changes side: ${counted(changes.length, 'person', 'people')}. Another verdict, same side: ${houseNumber(turnedOnly)}.`,
  ];
}

/** The counts of each rule of which the draft changes any, before and after. */
export function turnedRulesSheet({ before, after }: WhatIf): Sheet {
  const rules = rulesTurned({ before, after });
  const cell = (side: WhatIf['before'], rule: string) => {
    const tally = side.tally.rules.find((each) => each.rule === rule);
    if (!tally) return 'no such rule';
    return [tally.pass, tally.fail, tally.missing, tally.judgment].map(houseNumber).join(' / ');
  };
  const names = new Map([...before.tally.rules, ...after.tally.rules].map(({ rule, name }) => [rule, name]));
  return {
    columns: ['Rule', 'Pass / fail / missing / judgment', 'In the draft'],
    rows: rules.map((rule) => [stageName(rule, names), cell(before, rule), cell(after, rule)]),
  };
}

function rulesTurned({ before, after }: Pick<WhatIf, 'before' | 'after'>): readonly string[] {
  const counts = ({ tally }: WhatIf['before']) =>
    new Map(
      tally.rules.map(({ rule, pass, fail, missing, judgment }) => [
        rule,
        [pass, fail, missing, judgment].join(),
      ]),
    );
  const [was, is] = [counts(before), counts(after)];
  return [...new Set([...is.keys(), ...was.keys()])].filter((rule) => was.get(rule) !== is.get(rule));
}

/**
 * How the stages fall on the groups of each grouping: all rules together, and each rule that the draft changes, before and
 * after. A grouping of one group says nothing and is left out. With `answers` also by what people said of themselves, but for
 * the stages where a change would tell of somebody what they said.
 */
export function auditParts(
  draft: Season,
  whatIf: WhatIf,
  { showsBefore = true, answers }: { readonly showsBefore?: boolean; readonly answers?: SelfIdentifications },
): readonly ReportPart[] {
  const stages = [BOTTOM_LINE, ...rulesTurned(whatIf)];
  const names = new Map((draft.screening?.rules ?? []).map(({ id, name }) => [id, name]));
  const all: readonly Grouping[] = [
    ...Object.values(groupings),
    ...(answers ? answerGroupings(answers) : []),
  ];
  const isShown = (grouping: Grouping, stage: string) =>
    !grouping.isSensitive || isComparable(whatIf.before.screened, whatIf.after.screened, grouping, stage);
  return all.flatMap((grouping) =>
    stagePairs(whatIf, grouping, stages)
      .filter(({ after }) => isShown(grouping, after.stage))
      .filter(({ after }) => after.rows.filter(({ figures }) => figures).length > 1)
      .map((pair) => ({
        heading: `${grouping.name}: ${stageName(pair.after.stage, names)}`,
        sheet: stageSheet(showsBefore ? pair : { after: pair.after }),
      })),
  );
}

function stagePairs(
  { before, after }: WhatIf,
  grouping: Grouping,
  stages: readonly string[],
): readonly StagePair[] {
  const was = auditScreening(before.screened, grouping, stages);
  const is = auditScreening(after.screened, grouping, stages);
  return is.map((each, index) => {
    const before = was[index];
    return { ...(before ? { before } : {}), after: each };
  });
}
