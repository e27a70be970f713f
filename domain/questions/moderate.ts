import type { Who } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { Instant } from '#domain/values/time.ts';
import { isWithPanel } from './panel.ts';
import type { HidingReason, PutQuestion, Question, QuestionChanged, QuestionNotShown } from './question.ts';

/** What a panelist may decide about a question. */
export type Moderation =
  | { readonly act: 'publish' }
  | { readonly act: 'answer'; readonly answer: string }
  | { readonly act: 'hide'; readonly reason: HidingReason }
  | { readonly act: 'merge'; readonly into: string };

type Standing = {
  readonly question: Question | undefined;
  /** The question that is to stand for it, when two are merged. */
  readonly into?: Question | undefined;
  readonly goesAt: Instant;
};

/**
 * Decides about a question as a panelist saw it in `version`. A question that is merged gives its votes to the one that
 * stands for it. One that was hidden can be published after all.
 */
export function moderateQuestion(
  { question, into, goesAt }: Standing,
  moderation: Moderation,
  version: number,
  { now, who }: Pick<DecisionContext, 'now' | 'who'>,
): Decision<Question, PutQuestion> | Unchanged | Refused<QuestionNotShown | QuestionChanged> {
  if (!question || !isWithPanel(question, now)) return refuse({ kind: 'question-not-shown' });
  if (isDone(question, moderation)) return unchanged;
  if (question.version !== version) return refuse(changed(question, who));
  const moderated = { who, at: now };
  if (moderation.act !== 'merge') {
    const next = { ...bare(question), ...outcomeOf(moderation), moderated, version: version + 1 };
    return decision(next, [put(question, next, goesAt)]);
  }
  if (!into || into.id === question.id || !canStandForOthers(into))
    return refuse({ kind: 'question-not-shown' });
  const merged: Question = {
    ...bare(question),
    state: 'merged',
    into: into.id,
    moderated,
    version: version + 1,
  };
  const heavier: Question = { ...into, votes: into.votes + question.votes, version: into.version + 1 };
  return decision(merged, [put(question, merged, goesAt), put(into, heavier, goesAt)]);
}

/** Whether others may be merged into it: what is shown, or waits to be. */
export function canStandForOthers({ state }: Pick<Question, 'state'>): boolean {
  return state === 'published' || state === 'waiting';
}

function outcomeOf(
  moderation: Exclude<Moderation, { act: 'merge' }>,
): Partial<Question> & Pick<Question, 'state'> {
  if (moderation.act === 'publish') return { state: 'published' };
  if (moderation.act === 'hide') return { state: 'hidden', reason: moderation.reason };
  return { state: 'answered', ...(moderation.answer === '' ? {} : { answer: moderation.answer }) };
}

/** Whether the question is as the moderation would make it: a form that was sent twice. */
function isDone(question: Question, moderation: Moderation): boolean {
  if (moderation.act === 'merge') return question.into === moderation.into;
  const { state, reason, answer } = outcomeOf(moderation);
  return question.state === state && question.reason === reason && question.answer === answer;
}

function changed({ state, moderated }: Question, reader: Who): QuestionChanged {
  if (!moderated) return { kind: 'question-changed', state };
  const { who } = moderated;
  const isOwn = who.kind === 'program' && reader.kind === 'program' && who.name === reader.name;
  return { kind: 'question-changed', state, who, ...(isOwn ? { isOwn } : {}) };
}

/** The question without what an earlier decision said of it. */
function bare({ reason: _, answer: __, into: ___, ...question }: Question): Question {
  return question;
}

function put({ version, votes }: Question, question: Question, expiresAt: Instant): PutQuestion {
  return { kind: 'put-question', question, replaces: { version, votes }, expiresAt };
}
