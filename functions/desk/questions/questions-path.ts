import type { CalendarDay } from '#domain/values/time.ts';

/** Where the days are whose panels take questions. */
export const questionsPath = '/desk/questions';

/** Where the questions of a day are. */
export function questionsOfDayPath(on: CalendarDay): string {
  return `${questionsPath}/${on}`;
}
