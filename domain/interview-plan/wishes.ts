import type { Interview, InterviewDay } from './interview-day.ts';

/** Somebody who comes would like to meet somebody who interviews, by their ids, and whether they do. */
export type Wish = { readonly guest: string; readonly interviewer: string; readonly isMet: boolean };

/** Every wish of those who come, and whether a plan of the day meets it. */
export function wishesIn({ guests }: InterviewDay, plan: readonly Interview[]): readonly Wish[] {
  return guests.flatMap(({ id: guest, wishes }) =>
    wishes.map((interviewer) => ({
      guest,
      interviewer,
      isMet: plan.some((each) => each.guest === guest && each.interviewers.includes(interviewer)),
    })),
  );
}
