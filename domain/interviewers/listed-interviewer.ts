import type { Interviewer } from './interviewer.ts';
import type { InterviewerField, Recusal, StoredInterviewer } from './stored-interviewer.ts';

/** What a row of a list, or a form, says of an interviewer. What it leaves out, it says nothing of. */
export type ListedInterviewer = Pick<Interviewer, 'name' | 'address' | 'kinds'> &
  Partial<Pick<Interviewer, 'team' | 'tracks' | 'days' | 'hours' | 'mostADay' | 'wishes'>> & {
    readonly phone?: string;
    /** Where they studied, teach or work: with an applicant's it is only a suggestion that the two may know each other. */
    readonly schools?: readonly string[];
    /** AAMC IDs of applicants whom the interviewer does not meet. */
    readonly recusedFrom: readonly string[];
  };

/** More interviews on one day than anybody holds: for a list that does not say how many. */
export const NO_DAILY_LIMIT = 99;

/** The interviewer whom a row describes by itself. */
export function interviewerOf({ phone: _, schools: __, ...listed }: ListedInterviewer): Interviewer {
  return { tracks: [], days: [], hours: [], mostADay: NO_DAILY_LIMIT, ...listed };
}

/** What a row changes of what is known. */
export type MergedInterviewer = {
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly listed: ListedInterviewer;
  readonly before?: StoredInterviewer;
  readonly fields: readonly InterviewerField[];
};

/** What a list or the form says of an interviewer, but for whom they do not meet, and who would like to meet them. */
export const describedFields = [
  'name',
  'address',
  'kinds',
  'team',
  'tracks',
  'days',
  'hours',
  'mostADay',
  'phone',
  'schools',
] as const;

/**
 * Compares a row with the interviewer of its address, if there is one. What the row leaves out changes nothing, and neither
 * does somebody whom it no longer names: a list can say that two people do not meet, never that they do.
 */
export function mergedWith(
  before: StoredInterviewer | undefined,
  listed: ListedInterviewer,
): MergedInterviewer {
  if (!before) return { outcome: 'new', listed, fields: [] };
  const given = describedFields.filter((field) => listed[field] !== undefined);
  const fields: InterviewerField[] = given.filter((field) => !isSame(listed[field], before[field]));
  if (recusalsAfter(before.recusals, listed.recusedFrom, 'program').length > before.recusals.length)
    fields.push('recusals');
  if (wishesAfter(before, listed).length > (before.wishes ?? []).length) fields.push('wishes');
  return { outcome: fields.length > 0 ? 'changed' : 'unchanged', listed, before, fields };
}

/** The recusals with those that are new. What one side entered holds whatever the other one entered, or takes back. */
export function recusalsAfter(
  before: readonly Recusal[],
  applicants: readonly string[],
  by: Recusal['by'],
): readonly Recusal[] {
  const known = new Set(before.filter((each) => each.by === by).map(({ applicant }) => applicant));
  const added = [...new Set(applicants)].filter((applicant) => !known.has(applicant));
  return [...before, ...added.map((applicant) => ({ applicant, by }))];
}

/** The wishes with those that are new: a list can say that somebody would like to meet them, never that nobody does anymore. */
export function wishesAfter(
  { wishes = [] }: Pick<StoredInterviewer, 'wishes'>,
  listed: Pick<ListedInterviewer, 'wishes'>,
): readonly string[] {
  return [...new Set([...wishes, ...(listed.wishes ?? [])])];
}

function isSame(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value);
  return sorted(one) === sorted(other);
}
