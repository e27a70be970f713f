import type { CalendarDay } from '#domain/values/time.ts';

/** Where a medical school is. Graduates of Canadian schools count with those of schools in the United States. */
export type SchoolPlace = 'foreign' | 'us-or-canadian';

/**
 * One published requirement, as the season file states it: to whom it applies, what it looks at (a field of the
 * application, a fact from a list, or a person's judgment), and what must be true of that. Names are checked before a
 * season is applied (`domain/screening/screening-faults.ts`).
 */
export type RuleSpec = {
  readonly id: string;
  /** The requirement in the program's words. */
  readonly name: string;
  /** Applies to applications that are considered for one of these tracks; absent: to all. */
  readonly tracks?: readonly string[];
  readonly schools?: string;
  /** Applies to applicants who seek this visa, as `H-1B`; `any`: to those who need one. */
  readonly visa?: string;
  /** Names of fields. Of several, the first that is answered is looked at. */
  readonly field?: readonly string[];
  readonly fact?: string;
  /** The question that a person answers. */
  readonly judgment?: string;
  /** The words that are right: yes, no, pass, a text; `known`: any answer. */
  readonly is?: readonly string[];
  /** The text holds one of these. */
  readonly includes?: readonly string[];
  readonly atLeast?: number;
  /** A pass without a score counts, because the exam has given none since this day. */
  readonly orPassedSince?: CalendarDay;
  /** A day, or the id of a deadline of the season. */
  readonly by?: string;
  /** This fact is as good as the field. */
  readonly orFact?: string;
  /** A rule on the USMLE also applies to a D.O. who has not taken it. */
  readonly requiredOfDO?: boolean;
  /** What an applicant can do who does not pass, or of whom nothing is known. */
  readonly toDo?: string;
};

/** How the program screens applications. */
export type ScreeningSection = {
  /** How the program uses signals; needed if a rule looks at them. */
  readonly signals?: string;
  /** The facts that lists can be given for, by name. */
  readonly facts: readonly string[];
  readonly rules: readonly RuleSpec[];
  /** What is audited beyond what an export says openly; absent: nothing. */
  readonly audit?: { readonly selfIdentification: boolean };
};

/** Whether sex and self-identification are read from exports, for the audit alone. Only the season file can say so. */
export function isSelfIdentificationAudited({
  screening,
}: {
  readonly screening?: ScreeningSection;
}): boolean {
  return screening?.audit?.selfIdentification === true;
}
