import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { type InterviewerList, isRemoved } from '#domain/interviewers/stored-interviewer.ts';
import { type ExpectedDay, isBookedFor, isExpected } from './interviews-ahead.ts';
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

/**
 * Returns those of them that are to be held as things are now: with applicants who are booked for them, and who are expected or
 * else were missed. None of an interviewer who was removed. Until the plan is published again, it says more than that.
 */
export function interviewsHeldBy(
  interviewer: string,
  day: ExpectedDay & { readonly crew: Pick<InterviewerList, 'interviewers' | 'removed'> },
  applicants: 'expected' | 'missed' = 'expected',
): readonly Interview[] {
  const published = day.planned?.published;
  if (!published || isRemoved(day.crew, interviewer)) return [];
  return interviewerDay(published, interviewer).filter(
    (each) => isBookedFor(day, each) && isExpected(day, each) === (applicants === 'expected'),
  );
}
