import type { Busy, DecisionContext } from '#domain/decisions/decision.ts';
import { type Moderation, moderateQuestion } from '#domain/questions/moderate.ts';
import { questionsGoAt } from '#domain/questions/panel.ts';
import type { QuestionChanged, QuestionNotShown } from '#domain/questions/question.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readQuestion } from '#functions/store/questions/questions.ts';

type Seen = { readonly on: CalendarDay; readonly id: string; readonly version: number };

/** Carries out what a panelist decides about the question that they saw in a version. Returns why not, if it is refused. */
export async function moderateAtDesk(
  store: Store,
  id: string,
  { on, id: question, version }: Seen,
  moderation: Moderation,
  context: DecisionContext,
): Promise<QuestionNotShown | QuestionChanged | Busy | undefined> {
  const { season } = await cachedSeason(store, id);
  const load = async () => {
    const [found, into] = await Promise.all([
      readQuestion(store, id, on, question),
      moderation.act === 'merge' ? readQuestion(store, id, on, moderation.into) : undefined,
    ]);
    return { question: found, into, goesAt: questionsGoAt(season) };
  };
  const { verdict } = await attempt(store, id, load, (standing) =>
    moderateQuestion(standing, moderation, version, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}
