import type { CalendarDay } from '#domain/values/time.ts';
import type { RuleOutcome, RuleVerdict } from './verdict.ts';

/** What a rule finds when it looks at an application. */
export type Look = Pick<RuleVerdict, 'outcome' | 'seen'> & {
  readonly source?: string;
  readonly on?: CalendarDay;
};

/** Said where nothing is known. */
export const NOT_KNOWN = 'not known';

export function look(outcome: RuleOutcome, seen: string): Look {
  return { outcome, seen };
}

/** A “no” to something that has a last day is not the last word before that day is over. */
export function lookAtNo(seen: string, by: CalendarDay | undefined, today: CalendarDay | undefined): Look {
  const isOpen = by !== undefined && (today === undefined || today <= by);
  return isOpen ? look('missing', `${seen}, not yet`) : look('fail', seen);
}
