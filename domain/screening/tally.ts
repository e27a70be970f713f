import type { Season } from '#domain/season/season.ts';
import { rulesOf } from './compile-rules.ts';
import { type ScreenedDossier, type Side, sides } from './dossier.ts';
import { type RuleOutcome, ruleOutcomes } from './verdict.ts';

/** How many applications have which outcome, of those to whom the rule applies. */
export type RuleTally = Readonly<Record<RuleOutcome, number>> & {
  readonly rule: string;
  readonly name: string;
};

export type Tally = {
  readonly rules: readonly RuleTally[];
  readonly sides: Readonly<Record<Side, number>>;
};

/** Counts the verdicts by rule, in the order of the season file, and the applications by where they stand. */
export function tallyOf(season: Season, screened: readonly ScreenedDossier[]): Tally {
  const rules = new Map(
    rulesOf(season).map(({ spec }) => [spec.id, { rule: spec.id, name: spec.name, ...zero(ruleOutcomes) }]),
  );
  const bySide = zero(sides);
  for (const { verdicts, side } of screened) {
    bySide[side] += 1;
    for (const { rule, outcome } of verdicts) {
      const tally = rules.get(rule);
      if (tally) tally[outcome] += 1;
    }
  }
  return { rules: [...rules.values()], sides: bySide };
}

function zero<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
