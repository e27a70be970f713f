import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { wishesIn } from '#domain/interview-plan/wishes.ts';
import type { DayWords } from './day-words.ts';
import type { LoadedDay } from './load-day.ts';

/** How many wishes a plan of the day meets, and those that it does not, a line each; nothing where nobody has one. */
export function wishLines(
  { day }: Pick<LoadedDay, 'day'>,
  words: DayWords,
  plan: readonly Interview[],
): readonly string[] {
  const wishes = wishesIn(day, plan);
  const open = wishes.filter(({ isMet }) => !isMet);
  if (wishes.length === 0) return [];
  return [
    `Wishes met: ${wishes.length - open.length} of ${wishes.length}.${open.length > 0 ? ' Not met:' : ''}`,
    ...open.map(
      ({ guest, interviewer }) => `${words.person(guest)} would like to meet ${words.person(interviewer)}`,
    ),
  ];
}
