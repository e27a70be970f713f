import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import { interviewerOf } from '#domain/interviewers/listed-interviewer.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import type { InterviewersOf } from '#functions/interviews/load-day.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { listedInterviewers } from './listed-interviewers.ts';

/** A day that a command names, with the interviewers who are stored, or of its list. */
export type KnownDay = {
  readonly document: Season;
  readonly name: { readonly season: string; readonly on: CalendarDay };
  readonly interviewersOf: InterviewersOf;
  /** Everybody who interviews in the season, or is in the list, on this day or another. */
  readonly everybody: () => Promise<readonly Pick<Interviewer, 'name' | 'address' | 'kinds' | 'team'>[]>;
};

/** Reads the day and the list that a command names; says what is wrong with them, if anything is. */
export async function knownDay(
  operator: Operator,
  season: string,
  [day, list = '']: readonly [string, string | undefined],
): Promise<KnownDay | undefined> {
  if (!isCalendarDay(day)) {
    printProblem(operator, `${JSON.stringify(day)} is not a day: write it as 2026-11-17.`);
    return undefined;
  }
  const document = await knownSeason(operator, season);
  const crew = document && (await interviewersIn(operator, document, day, list));
  return crew && { document, name: { season, on: day }, ...crew };
}

/** Of a list; without one, those who are stored. */
async function interviewersIn(
  operator: Operator,
  season: Season,
  on: CalendarDay,
  path: string,
): Promise<Pick<KnownDay, 'interviewersOf' | 'everybody'> | undefined> {
  const { store } = operator;
  if (path === '')
    return {
      interviewersOf: () => interviewersOfDay(store, season.id, on),
      everybody: async () => (await readInterviewers(store, season.id)).interviewers,
    };
  const listed = await listedInterviewers(operator, season, path);
  const crew = listed && (() => Promise.resolve(listed.map(interviewerOf)));
  return crew && { interviewersOf: crew, everybody: crew };
}
