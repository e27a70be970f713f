import {
  type DecisionContext,
  type Refused,
  refuse,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
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
import {
  type ListedInterviewer,
  type MergedInterviewer,
  mergedWith,
  recusalsAfter,
  wishesAfter,
} from './listed-interviewer.ts';
import type { InterviewersOutdated, TooManyInterviewers } from './refusal.ts';
import { type InterviewerList, type StoredInterviewer, withWishes } from './stored-interviewer.ts';

export type InterviewerImport = {
  readonly rows: readonly ListedInterviewer[];
  readonly file: string;
  /** Mails their link to everybody who has none yet. */
  readonly sendLinks: boolean;
  /** The version of the list that the file was compared with before somebody's eyes. */
  readonly shown?: number;
};

/** What became of a file: how its rows compare with what is stored, and to whom a link goes. */
export type InterviewerImportResult = {
  readonly merged: readonly MergedInterviewer[];
  readonly mailed: readonly StoredInterviewer[];
};

/** Compares each row with the interviewer of its address. */
export function mergedList(
  { interviewers }: Pick<InterviewerList, 'interviewers'>,
  rows: readonly ListedInterviewer[],
): readonly MergedInterviewer[] {
  const known = new Map(interviewers.map((each) => [each.address, each]));
  return rows.map((row) => mergedWith(known.get(row.address), row));
}

/**
 * Takes a list over: new people are added, and of those who are known what the list says otherwise is changed. Nobody is
 * removed, and the same list again changes nothing.
 */
export function importInterviewers(
  standing: InterviewersStanding,
  { rows, file, sendLinks, shown }: InterviewerImport,
  context: DecisionContext,
):
  | InterviewersDecision<InterviewerImportResult>
  | Unchanged
  | Refused<InterviewersOutdated | TooManyInterviewers> {
  const { list } = standing;
  if (shown !== undefined && shown !== list.version) return refuse({ kind: 'interviewers-outdated' });
  const merged = mergedList(list, rows);
  const fresh = merged.filter(({ outcome }) => outcome === 'new').map(({ listed }) => listed);
  if (list.interviewers.length + fresh.length > MOST_INTERVIEWERS)
    return refuse({ kind: 'too-many-interviewers', most: MOST_INTERVIEWERS });
  const byId = new Map(merged.map((each) => [each.before?.id, each]));
  const all = [
    ...list.interviewers.map((each) => afterRow(each, byId.get(each.id), context)),
    ...fresh.map((row, index) => newInterviewer(row, index, context)),
  ];
  const addresses = new Set(rows.map(({ address }) => address));
  const mailed = sendLinks
    ? all.filter(({ address, linkSentAt }) => addresses.has(address) && linkSentAt === undefined)
    : [];
  const named = (outcome: MergedInterviewer['outcome']) =>
    merged.filter((each) => each.outcome === outcome).map(({ listed }) => listed.name);
  if (mailed.length === 0 && merged.every(({ outcome }) => outcome === 'unchanged')) return unchanged;
  const stored = all.map((each) => (mailed.includes(each) ? { ...each, linkSentAt: context.now } : each));
  return putInterviewers(
    standing,
    stored,
    {
      ...interviewerFrame(list.season, context),
      event: 'interviewers-imported',
      ...{ file, added: named('new'), changed: named('changed'), notices: mailed.map(linkNotice) },
    },
    { merged, mailed },
  );
}

function afterRow(
  before: StoredInterviewer,
  merged: MergedInterviewer | undefined,
  context: DecisionContext,
): StoredInterviewer {
  if (merged?.outcome !== 'changed') return before;
  const { recusedFrom, wishes: _, ...listed } = merged.listed;
  const recusals = recusalsAfter(before.recusals, recusedFrom, 'program');
  const wishing = withWishes(before, wishesAfter(before, merged.listed));
  return changedInterviewer(wishing, { ...listed, recusals }, merged.fields, context);
}
