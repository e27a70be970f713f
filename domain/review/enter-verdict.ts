import type { EnteredVerdict, Review } from '#domain/applications/application.ts';
import type { ReviewStanding } from './review-standing.ts';
import { isSameEntry, next, type ReviewStep, refused, soAlready } from './review-step.ts';

/** Enters what a person says of a rule, in place of what was entered before. The rule must say something of the application. */
export function entered({ verdicts }: ReviewStanding, current: Review, entry: EnteredVerdict): ReviewStep {
  const { rule, outcome } = entry;
  const before = current.entered.find((each) => each.rule === rule);
  if (isSameEntry(before, entry, 'outcome')) return soAlready;
  if (!verdicts.some((verdict) => verdict.rule === rule)) return refused({ kind: 'rule-not-asked', rule });
  const review = { ...current, entered: [...without(current, rule), entry] };
  return next(review, { event: 'verdict-entered', rule, outcome });
}

/** Takes back what was entered, so that the rule speaks for itself again. */
export function takenBack(current: Review, rule: string): ReviewStep {
  const left = without(current, rule);
  if (left.length === current.entered.length) return soAlready;
  return next({ ...current, entered: left }, { event: 'verdict-taken-back', rule });
}

function without({ entered: all }: Review, rule: string): readonly EnteredVerdict[] {
  return all.filter((each) => each.rule !== rule);
}
