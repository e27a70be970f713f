import {
  type DecisionContext,
  type Refused,
  type Repeat,
  refuse,
  repeat,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import {
  changedInterviewer,
  type InterviewersDecision,
  type InterviewersStanding,
  interviewerFrame,
  linkNotice,
  MOST_INTERVIEWERS,
  newInterviewer,
  putInterviewers,
} from './change-interviewers.ts';
import type { InterviewerOutNotice } from './interviewer-record.ts';
import { describedFields, interviewerOf, type ListedInterviewer, mergedWith } from './listed-interviewer.ts';
import type {
  InterviewerAddressTaken,
  InterviewerDayPublished,
  InterviewerOutdated,
  InterviewerReasonMissing,
  InterviewerUnknown,
  TooManyInterviewers,
} from './refusal.ts';
import type { InterviewerField, InterviewerList, StoredInterviewer } from './stored-interviewer.ts';

/** The interviewer that a form was about, and the version that it showed. */
export type InterviewerSeen = { readonly id: string; readonly version: number };

/** Finds the interviewer of a form; or why the form cannot be taken. */
export function interviewerSeen(
  { interviewers }: Pick<InterviewerList, 'interviewers'>,
  { id, version }: InterviewerSeen,
): StoredInterviewer | InterviewerUnknown | InterviewerOutdated {
  const known = interviewers.find((each) => each.id === id);
  if (!known) return { kind: 'interviewer-unknown' };
  if (known.version === version) return known;
  const { who, at, fields: changedFields } = known.changed;
  return { kind: 'interviewer-outdated', name: known.name, who, at, changedFields };
}

/** Adds an interviewer by hand. The same person again, as after a second tap, is there already. */
export function addInterviewer(
  standing: InterviewersStanding,
  listed: ListedInterviewer,
  sendLink: boolean,
  context: DecisionContext,
):
  | InterviewersDecision<StoredInterviewer>
  | Repeat<StoredInterviewer>
  | Refused<InterviewerAddressTaken | TooManyInterviewers> {
  const { list } = standing;
  const known = list.interviewers.find(({ address }) => address === listed.address);
  if (known && mergedWith(known, listed).outcome === 'unchanged') return repeat(known);
  if (known) return refuse({ kind: 'interviewer-address-taken', name: known.name });
  if (list.interviewers.length >= MOST_INTERVIEWERS)
    return refuse({ kind: 'too-many-interviewers', most: MOST_INTERVIEWERS });
  const added = newInterviewer(listed, 0, context);
  const stored = sendLink ? { ...added, linkSentAt: context.now } : added;
  const notices = sendLink ? [linkNotice(added)] : [];
  const { id, name } = added;
  return putInterviewers(
    standing,
    [...list.interviewers, stored],
    {
      ...interviewerFrame(list.season, context),
      ...{ event: 'interviewer-added', interviewer: id, name, fields: [], notices },
    },
    stored,
  );
}

/** The published days ahead on which an interviewer of this address meets somebody. */
export type DaysPublished = (address: string) => readonly CalendarDay[];

/**
 * Replaces what coordinators say of an interviewer: a form says everything, so what it leaves empty is empty. With another
 * address the link that went to the old one stops working. A published day names its interviewers by their addresses, so
 * that one who has a day ahead keeps the address until the day is published without them.
 */
export function editInterviewer(
  standing: InterviewersStanding & { readonly daysPublished: DaysPublished },
  seen: InterviewerSeen,
  listed: ListedInterviewer,
  context: DecisionContext,
):
  | InterviewersDecision<StoredInterviewer>
  | Unchanged
  | Refused<InterviewerUnknown | InterviewerOutdated | InterviewerAddressTaken | InterviewerDayPublished> {
  const { list, daysPublished } = standing;
  const before = interviewerSeen(list, seen);
  if ('kind' in before) return refuse(before);
  const other = list.interviewers.find((each) => each.address === listed.address && each.id !== seen.id);
  if (other) return refuse({ kind: 'interviewer-address-taken', name: other.name });
  const [on] = listed.address === before.address ? [] : daysPublished(before.address);
  if (on !== undefined) return refuse({ kind: 'interviewer-day-published', name: before.name, on });
  const after = described(before, listed);
  const fields = fieldsOf(before, after);
  if (fields.length === 0) return unchanged;
  return putOne(
    standing,
    changedInterviewer(after, {}, fields, context),
    'interviewer-changed',
    fields,
    context,
  );
}

function described(
  { team: _, phone: __, schools: ____, linkSentAt, ...before }: StoredInterviewer,
  { phone, schools, ...listed }: ListedInterviewer,
): StoredInterviewer {
  const { recusedFrom: ___, ...interviewer } = interviewerOf(listed);
  const isSameAddress = interviewer.address === before.address;
  return {
    ...before,
    ...interviewer,
    ...(phone === undefined ? {} : { phone }),
    ...(schools === undefined ? {} : { schools }),
    ...(isSameAddress && linkSentAt !== undefined ? { linkSentAt } : {}),
    generation: before.generation + (isSameAddress ? 0 : 1),
  };
}

function fieldsOf(before: StoredInterviewer, after: StoredInterviewer): readonly InterviewerField[] {
  return describedFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** Puts one interviewer in place of what is stored of them. */
export function putOne(
  standing: InterviewersStanding,
  after: StoredInterviewer,
  event: 'interviewer-changed' | 'interviewer-answered',
  fields: readonly InterviewerField[],
  context: DecisionContext,
  notices: readonly InterviewerOutNotice[] = [],
): InterviewersDecision<StoredInterviewer> {
  const { list } = standing;
  const { id, name } = after;
  return putInterviewers(
    standing,
    list.interviewers.map((each) => (each.id === id ? after : each)),
    { ...interviewerFrame(list.season, context), ...{ event, interviewer: id, name, fields, notices } },
    after,
  );
}

/** Removes an interviewer, with everything that is stored of them but the address. The link then leads to a page that says so. */
export function removeInterviewer(
  standing: InterviewersStanding,
  seen: InterviewerSeen,
  reason: string,
  context: DecisionContext,
):
  | InterviewersDecision<StoredInterviewer>
  | Refused<InterviewerUnknown | InterviewerOutdated | InterviewerReasonMissing> {
  const { list } = standing;
  const before = interviewerSeen(list, seen);
  if ('kind' in before) return refuse(before);
  if (reason.trim() === '') return refuse({ kind: 'interviewer-reason-missing' });
  const { id, name } = before;
  return putInterviewers(
    standing,
    list.interviewers.filter((each) => each.id !== id),
    {
      ...interviewerFrame(list.season, context),
      ...{
        event: 'interviewer-removed',
        interviewer: id,
        name,
        fields: [],
        reason: reason.trim(),
        notices: [],
      },
    },
    before,
  );
}
