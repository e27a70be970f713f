import type { Side } from '#domain/screening/dossier.ts';
import type { RuleOutcome, RuleVerdict } from '#domain/screening/verdict.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { oneLine } from '#functions/wording/one-line.ts';

export const outcomeWords: Readonly<Record<RuleOutcome, string>> = {
  pass: 'pass',
  fail: 'fail',
  missing: 'missing',
  judgment: 'needs a judgment',
};

export const sideWords: Readonly<Record<Side, string>> = {
  fails: 'a rule fails',
  open: 'no rule fails, something is open',
  passes: 'every rule passes',
};

/** A sentence of the domain with its days as people write them. */
export function withDaysInWords(text: string): string {
  return oneLine(
    text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => (isCalendarDay(day) ? formatDayWithYear(day) : day)),
  );
}

function whoEntered({ who }: NonNullable<RuleVerdict['entered']>): string {
  return oneLine(who.name);
}

/** Where a verdict comes from and what can be done, a line for each thing known. */
export function verdictLines(verdict: RuleVerdict): readonly string[] {
  const { seen, source, on, by, toDo, entered, derived, outcome } = verdict;
  const dated = on ? `, as of ${formatDayWithYear(on)}` : '';
  return [
    derived === 'judgment' || outcome === 'judgment'
      ? `Question: ${oneLine(seen)}`
      : `Seen: ${withDaysInWords(seen)} (${oneLine(source)}${dated})`,
    ...(by && outcome !== 'pass' ? [`Due by ${formatDayWithYear(by)}`] : []),
    ...(entered && derived
      ? [
          `${derived === 'judgment' ? `Judged by ${whoEntered(entered)}` : `Overridden by ${whoEntered(entered)} (the rule says: ${outcomeWords[derived]})`}: ${oneLine(entered.reason)}`,
        ]
      : []),
    ...(toDo === undefined ? [] : [`The applicant can: ${oneLine(toDo)}`]),
  ];
}
