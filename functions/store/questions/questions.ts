import * as z from 'zod/mini';
import type { Panel } from '#domain/questions/panel.ts';
import {
  type CountVote,
  hidingReasons,
  type PutQuestion,
  type Question,
  questionStates,
  type SpendVote,
} from '#domain/questions/question.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { journalAttributes } from '#functions/store/history/journal-attributes.ts';
import { expiry } from '#functions/store/items/expiry.ts';
import { questionKey, questionPrefix, questionsOf, spentVoteKey } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, day, instantSchema } from '#functions/store/schemas.ts';
import { put, type Writes } from '#functions/store/write.ts';
import { readPanel } from './panels.ts';

export const questionItem = z.object({
  id: z.string(),
  season: z.string(),
  on: day,
  text: z.string(),
  at: instantSchema,
  state: z.enum(questionStates),
  votes: z.int().check(z.nonnegative()),
  version: count,
  reason: z.exactOptional(z.enum(hidingReasons)),
  answer: z.exactOptional(z.string()),
  into: z.exactOptional(z.string()),
  moderated: z.exactOptional(z.object({ who, at: instantSchema })),
}) satisfies z.ZodMiniType<Question>;

const stateItem = z.object({ state: z.enum(questionStates), at: instantSchema });

const spentItem = z.object({ question: z.string() });

export const questionWrites: Writes<PutQuestion | SpendVote | CountVote> = {
  'put-question': (season, { question, replaces, expiresAt }) => {
    const { moderated } = question;
    const item = {
      ...{ ...questionKey(season, question.on, question.id), kind: 'question', ...question },
      ...expiry(expiresAt),
      ...(moderated ? journalAttributes(season, 'question-moderated', moderated.at, question.id) : {}),
    };
    if (!replaces) return put(item);
    const { version: from, votes } = replaces;
    return put(item, { condition: 'is-version-with-votes', values: { from, votes } });
  },
  'spend-vote': (season, { on, vote, question, expiresAt }) =>
    put({ ...spentVoteKey(season, on, vote), kind: 'spent-vote', question, ...expiry(expiresAt) }),
  'count-vote': (season, { on, question }) => ({
    kind: 'update',
    key: questionKey(season, on, question),
    set: 'SET #votes = #votes + :one',
    condition: 'is-published',
    values: { one: 1, published: 'published' },
  }),
};

/** One question, or the one for which a token was spent. */
export async function readQuestion(
  store: Store,
  season: string,
  on: CalendarDay,
  id: string,
): Promise<Question | undefined> {
  return get(store, questionKey(season, on, id), questionItem);
}

/** For which question a vote was spent, if it was. */
export async function readSpentVote(
  store: Store,
  season: string,
  on: CalendarDay,
  vote: string,
): Promise<{ readonly question: string } | undefined> {
  return get(store, spentVoteKey(season, on, vote), spentItem);
}

/** How the questions of a day stood a moment ago, without what they ask. */
export async function readQuestionStates(
  store: Store,
  season: string,
  on: CalendarDay,
): Promise<readonly Pick<Question, 'state' | 'at'>[]> {
  return query(store, questionsOf(season, on), questionPrefix, stateItem, { consistent: false });
}

/** The panel of a day with its questions, in the order of their hashes, which says nothing. */
export async function readQuestions(
  store: Store,
  season: string,
  on: CalendarDay,
): Promise<{ readonly panel: Panel | undefined; readonly questions: readonly Question[] }> {
  const [panel, questions] = await Promise.all([
    readPanel(store, season, on),
    query(store, questionsOf(season, on), questionPrefix, questionItem),
  ]);
  return { panel, questions };
}
