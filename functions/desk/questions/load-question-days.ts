import { panelHours } from '#domain/questions/panel.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { countQuestionsOn } from '#functions/questions/count-questions.ts';
import type { Store } from '#functions/store/client.ts';
import type { QuestionDays } from './questions-page.ts';

/** The days of the season whose panels take questions; with what waits and what is published on each. */
export async function loadQuestionDays(store: Store, season: Season, now: Instant): Promise<QuestionDays> {
  const today = dayIn(season.program.zone, now);
  const days = season.days
    .map(({ on }) => on)
    .filter((on) => panelHours(season, on))
    .toSorted();
  const counts = await countQuestionsOn(store, season.id, days, now);
  return { ahead: counts.filter(({ on }) => on >= today), past: counts.filter(({ on }) => on < today) };
}
