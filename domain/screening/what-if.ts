import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type Dossier, type ScreenedDossier, type Side, screenAll } from './dossier.ts';
import { type Tally, tallyOf } from './tally.ts';
import type { RuleOutcome } from './verdict.ts';

/** How one rule decides otherwise; absent where it says nothing of the application. */
export type TurnedVerdict = { readonly rule: string; readonly from?: RuleOutcome; readonly to?: RuleOutcome };

/** An application that another season file puts on another side, and the rules that do it. */
export type SideChange = {
  readonly dossier: Dossier;
  readonly from: Side;
  readonly to: Side;
  readonly turned: readonly TurnedVerdict[];
};

type Screening = { readonly screened: readonly ScreenedDossier[]; readonly tally: Tally };

export type WhatIf = {
  readonly before: Screening;
  readonly after: Screening;
  readonly changes: readonly SideChange[];
  /** So many more have another verdict of some rule, and stay on their side. */
  readonly turnedOnly: number;
};

/** What the rules of `draft` would say in place of those of `season`, of the same applications at the same time. */
export function whatIf(
  season: Season,
  draft: Season,
  dossiers: readonly Dossier[],
  now: Instant | undefined,
): WhatIf {
  const before = screenAll(season, dossiers, now);
  const after = screenAll(draft, dossiers, now);
  const changes: SideChange[] = [];
  let turnedOnly = 0;
  for (const [index, was] of before.entries()) {
    const is = after[index];
    if (!is) continue;
    const turned = turnedVerdicts(was, is);
    if (was.side !== is.side) changes.push({ dossier: was, from: was.side, to: is.side, turned });
    else if (turned.length > 0) turnedOnly += 1;
  }
  return {
    before: { screened: before, tally: tallyOf(season, before) },
    after: { screened: after, tally: tallyOf(draft, after) },
    changes,
    turnedOnly,
  };
}

function turnedVerdicts(was: ScreenedDossier, is: ScreenedDossier): readonly TurnedVerdict[] {
  if (isAlike(was, is)) return [];
  const after = new Map(is.verdicts.map(({ rule, outcome }) => [rule, outcome]));
  const before = new Map(was.verdicts.map(({ rule, outcome }) => [rule, outcome]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((rule) => {
    const [from, to] = [before.get(rule), after.get(rule)];
    if (from === to) return [];
    return [{ rule, ...(from ? { from } : {}), ...(to ? { to } : {}) }];
  });
}

/** Most people have the same verdicts in the same order, which is told without looking rules up. */
function isAlike(was: ScreenedDossier, is: ScreenedDossier): boolean {
  if (was.verdicts.length !== is.verdicts.length) return false;
  return was.verdicts.every(({ rule, outcome }, index) => {
    const other = is.verdicts[index];
    return other?.rule === rule && other.outcome === outcome;
  });
}
