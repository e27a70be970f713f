import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { PublishedPlan } from './planned-day.ts';

/** Returns one interviewer's interviews of a published day, in the order of time. Guests are offers. */
export function interviewerDay(
  { interviews }: Pick<PublishedPlan, 'interviews'>,
  interviewer: string,
): readonly Interview[] {
  return interviews
    .filter(({ interviewers }) => interviewers.includes(interviewer))
    .toSorted((one, other) => one.from - other.from);
}
