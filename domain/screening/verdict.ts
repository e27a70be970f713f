import type { EnteredVerdict } from '#domain/applications/application.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** `missing`: nothing is known that would decide it, which is never a `fail`. `judgment`: a person has to say. */
export const ruleOutcomes = ['pass', 'fail', 'missing', 'judgment'] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

/** What one rule says of one application. It informs a person, and is stored only in the record of a decision. */
export type RuleVerdict = {
  /** The id of the rule. */
  readonly rule: string;
  readonly outcome: RuleOutcome;
  /** The value that the rule looked at, in words; days are written as 2020-11-14. */
  readonly seen: string;
  /** Where the value comes from. */
  readonly source: string;
  /** The day of which the source speaks. */
  readonly on?: CalendarDay;
  /** The day by which the requirement has to be met, if it has one. */
  readonly by?: CalendarDay;
  /** What the applicant can do about it. */
  readonly toDo?: string;
  /** What a person entered, which counts; `derived` is then what the rule says by itself. */
  readonly entered?: EnteredVerdict;
  readonly derived?: RuleOutcome;
};

/** Returns the verdict as a person has judged or overridden it. */
export function withEntered(verdict: RuleVerdict, entered: EnteredVerdict | undefined): RuleVerdict {
  if (!entered) return verdict;
  const { toDo, ...rest } = verdict;
  const advice = entered.outcome === 'pass' || toDo === undefined ? {} : { toDo };
  return { ...rest, ...advice, outcome: entered.outcome, entered, derived: verdict.outcome };
}
