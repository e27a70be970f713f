import { panelHours } from '#domain/questions/panel.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { countQuestionsOn } from '#functions/questions/count-questions.ts';
import type { Store } from '#functions/store/client.ts';
import type { QuestionDays } from './questions-page.ts';

/** The days of the season whose panels take questions; those from the day of `now` on are counted. */
export async function loadQuestionDays(store: Store, season: Season, now: Instant): Promise<QuestionDays> {
  const today = dayIn(season.program.zone, now);
  const days = season.days
    .map(({ on }) => on)
    .filter((on) => panelHours(season, on))
    .toSorted();
  const ahead = days.filter((on) => on >= today);
  return {
    ahead: await countQuestionsOn(store, season.id, ahead, now),
    past: days.filter((on) => on < today),
  };
}
