import {
  closePanels,
  countQuestions,
  type QuestionCounts,
  type WaitingQuestions,
} from '#domain/questions/question-counts.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readQuestionStates } from '#functions/store/questions/questions.ts';

/** Counts the questions of each of those days as they were a moment ago: one small read a day, all at once. */
export async function countQuestionsOn(
  store: Store,
  season: string,
  days: readonly CalendarDay[],
  now: Instant,
): Promise<readonly (QuestionCounts & { readonly on: CalendarDay })[]> {
  return mapConcurrently(days, async (on) => ({
    on,
    ...countQuestions(await readQuestionStates(store, season, on), now),
  }));
}

/** The days whose panel is close, and on which questions wait for a resident; nothing is read while no panel is close. */
export async function waitingQuestions(
  store: Store,
  season: Season,
  now: Instant,
): Promise<readonly WaitingQuestions[]> {
  const days = await countQuestionsOn(store, season.id, closePanels(season, now), now);
  return days.flatMap(({ on, waiting: count }) => (count > 0 ? [{ on, count }] : []));
}
