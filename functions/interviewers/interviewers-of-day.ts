import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import { interviewersOn } from '#domain/interviewers/stored-interviewer.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';

/** The stored interviewers who are there on a day, as the planner takes them. One read. */
export async function interviewersOfDay(
  store: Store,
  season: string,
  on: CalendarDay,
): Promise<readonly Interviewer[]> {
  return interviewersOn(await readInterviewers(store, season), on);
}
