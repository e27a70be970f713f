import type { AddRecord, RecordFrame } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type { CheckNames } from '#domain/erasure/erasure-record.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { InterviewerLinkNotice, InterviewerRecord } from './interviewer-record.ts';
import { interviewerOf, type ListedInterviewer, recusalsAfter, wishesAfter } from './listed-interviewer.ts';
import type { InterviewersTooLarge } from './refusal.ts';
import {
  type InterviewerField,
  type InterviewerList,
  type InterviewersChange,
  type StoredInterviewer,
  withWishes,
} from './stored-interviewer.ts';

/** What a decision about interviewers is made on: the list, and the lock on the names of people who may be erased. */
export type InterviewersStanding = { readonly list: InterviewerList; readonly names: number };

/** A decision about interviewers; or a refusal, since the list would be larger than its item can be. */
export type InterviewersDecision<R> =
  | Decision<R, InterviewersChange | CheckNames | AddRecord<InterviewerRecord>>
  | Refused<InterviewersTooLarge>;

/** More than any program has, and small enough for one item. */
export const MOST_INTERVIEWERS = 300;

/** The largest item of DynamoDB is 400 KB. Numbers and names of fields take less in it than in JSON. */
const MOST_BYTES = 390_000;

/** Puts the list with a record. Nobody is erased meanwhile, so that no recusal of an erased person is stored. */
export function putInterviewers<R>(
  { list, names }: InterviewersStanding,
  interviewers: readonly StoredInterviewer[],
  record: InterviewerRecord,
  result: R,
): InterviewersDecision<R> {
  const byName = interviewers.toSorted((one, other) => inTextOrder(one.name, other.name));
  const kept = new Set(interviewers.map(({ id }) => id));
  const gone = list.interviewers.filter(({ id }) => !kept.has(id)).map(({ address }) => address);
  const removed = [...new Set([...(list.removed ?? []), ...gone])];
  const after: InterviewerList = {
    ...{ season: list.season, version: list.version + 1, interviewers: byName },
    ...(removed.length > 0 ? { removed } : {}),
  };
  if (new TextEncoder().encode(JSON.stringify(after)).length > MOST_BYTES)
    return refuse({ kind: 'interviewers-too-large' });
  return decision(result, [
    {
      kind: 'put-interviewers',
      list: after,
      ...(list.version === 0 ? {} : { replaces: list.version }),
    },
    { kind: 'check-names', from: names },
    { kind: 'add-record', record },
  ]);
}

/** The fields that every record of interviewers shares. */
export function interviewerFrame(season: string, { recordId, now, who }: DecisionContext): RecordFrame {
  return { id: recordId.replace('record_', 'interviewers_'), season, at: now, who };
}

/** A new interviewer, as the row says. `number` tells those of one decision apart. */
export function newInterviewer(
  { phone, schools, recusedFrom, ...listed }: ListedInterviewer,
  number: number,
  { recordId, now, who }: DecisionContext,
): StoredInterviewer {
  const { recusedFrom: _, ...interviewer } = interviewerOf({ ...listed, recusedFrom });
  const added: StoredInterviewer = {
    ...interviewer,
    ...(phone === undefined ? {} : { phone }),
    ...(schools === undefined ? {} : { schools }),
    id: `${recordId.replace('record_', 'interviewer_')}n${number}`,
    answers: [],
    recusals: recusalsAfter([], recusedFrom, 'program'),
    generation: 1,
    version: 1,
    changed: { who, at: now, fields: [] },
  };
  return withWishes(added, wishesAfter({}, listed));
}

/** The interviewer with the next version. */
export function changedInterviewer(
  before: StoredInterviewer,
  change: Partial<StoredInterviewer>,
  fields: readonly InterviewerField[],
  { now, who }: Pick<DecisionContext, 'now' | 'who'>,
): StoredInterviewer {
  return { ...before, ...change, version: before.version + 1, changed: { who, at: now, fields } };
}

/** The notice with the link that works now. */
export function linkNotice({ id, address, generation }: StoredInterviewer): InterviewerLinkNotice {
  return { kind: 'interviewer-link', to: address, interviewer: id, generation };
}
