import { isWithin, QUESTIONS_DAYS_AHEAD } from '#domain/season/attention-days.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { isWithPanel, panelHours } from './panel.ts';
import type { Question } from './question.ts';

/** How many questions of a day wait for a resident, and how many everybody reads. */
export type QuestionCounts = { readonly waiting: number; readonly published: number };

/** A day whose panel is close, with how many questions wait for a resident. */
export type WaitingQuestions = { readonly on: CalendarDay; readonly count: number };

/**
 * Counts the questions of a day. Those of the quarter of an hour that is under way are not counted: who sees a number rise at
 * once could tell when somebody asked.
 */
export function countQuestions(
  questions: readonly Pick<Question, 'state' | 'at'>[],
  now: Instant,
): QuestionCounts {
  const released = questions.filter((each) => isWithPanel(each, now));
  return {
    waiting: released.filter(({ state }) => state === 'waiting').length,
    published: released.filter(({ state }) => state === 'published' || state === 'answered').length,
  };
}

/** Returns the days in their order whose panel is close and has not ended: what waits on them needs attention. */
export function closePanels(season: Season, now: Instant): readonly CalendarDay[] {
  return season.days
    .map(({ on }) => on)
    .filter((on) => {
      const hours = isWithin(season, on, QUESTIONS_DAYS_AHEAD, now) && panelHours(season, on);
      return hours && now < hours.endsAt;
    })
    .toSorted();
}
