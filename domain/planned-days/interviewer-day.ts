import { type Interview, interviewKey } from '#domain/interview-plan/interview-day.ts';
import { type InterviewerList, isRemoved } from '#domain/interviewers/stored-interviewer.ts';
import { type ExpectedDay, isBookedFor, isExpected } from './interviews-ahead.ts';
import type { OwnChange, PublishedPlan } from './planned-day.ts';

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

/** What is different for each interviewer once these interviews are published in place of `before`. Who keeps their day keeps what was different. */
export function ownChanges(
  before: Pick<PublishedPlan, 'interviews' | 'ownChanges'> | undefined,
  interviews: readonly Interview[],
): readonly OwnChange[] {
  if (!before) return [];
  const told = new Set(before.interviews.flatMap(({ interviewers }) => interviewers));
  const changed = [...told].map((interviewer): OwnChange => {
    const [was, is] = [before, { interviews }].map((plan) => interviewerDay(plan, interviewer));
    const fresh = without(is, was).map(({ from }) => from);
    return { interviewer, fresh, gone: without(was, is) };
  });
  const isChanged = ({ fresh, gone }: OwnChange) => fresh.length + gone.length > 0;
  const now = changed.filter(isChanged);
  const kept = (before.ownChanges ?? []).filter((each) => {
    const own = changed.find(({ interviewer }) => interviewer === each.interviewer);
    return own !== undefined && !isChanged(own);
  });
  return [...kept, ...now];
}

function without(some: readonly Interview[] = [], others: readonly Interview[] = []): readonly Interview[] {
  const keys = new Set(others.map(interviewKey));
  return some.filter((each) => !keys.has(interviewKey(each)));
}
