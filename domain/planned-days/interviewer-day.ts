import { hoursInMinutes, minuteOfDay } from '#domain/agenda/slots.ts';
import { type Interview, interviewKey } from '#domain/interview-plan/interview-day.ts';
import type { ToldOfLoss } from '#domain/interviewers/answer-by-link.ts';
import {
  availabilityOn,
  type InterviewerList,
  isRemoved,
  recusedFrom,
  type StoredInterviewer,
} from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { isLateFor } from '#domain/season/late-days.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type ExpectedDay, isBookedFor, isExpected } from './interviews-ahead.ts';
import type { OwnChange, PlannedDay, PublishedPlan } from './planned-day.ts';

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

/** What it depends on whether an interviewer can hold what is published. */
type PlannedFor = {
  readonly planned: Pick<PlannedDay, 'on' | 'published'>;
  readonly offers: readonly Offer[];
};

/**
 * Returns those of an interviewer's published interviews that they cannot hold by what is stored of them: they are not there,
 * or not at that time, or do not meet the applicant.
 */
export function interviewsLost(
  { planned: { on, published }, offers }: PlannedFor,
  interviewer: Pick<StoredInterviewer, 'address' | 'answers' | 'days' | 'hours' | 'recusals'>,
): readonly Interview[] {
  if (!published) return [];
  const { isThere, hours } = availabilityOn(interviewer, on);
  const recused = recusedFrom(interviewer);
  const isFree = ({ from, to }: Interview) =>
    hours.length === 0 || hours.map(hoursInMinutes).some((each) => each.from <= from && to <= each.to);
  const isRecused = ({ guest }: Interview) =>
    offers.some(({ id, applicant }) => id === guest && recused.includes(applicant.id));
  return interviewerDay(published, interviewer.address).filter(
    (each) => !isThere || !isFree(each) || isRecused(each),
  );
}

/** Tells the season's coordinators at once of the days close ahead of which an interviewer has lost more of what is published. */
export function tellOfLoss(
  season: Pick<Season, 'program' | 'digest'>,
  planned: readonly PlannedFor['planned'][],
  offers: readonly Offer[],
  now: Instant,
): ToldOfLoss {
  return (before, after) =>
    planned
      .filter(({ on }) => isLateFor(season, on, now))
      .filter((day) => {
        const known = new Set(interviewsLost({ planned: day, offers }, before).map(interviewKey));
        return interviewsLost({ planned: day, offers }, after).some(
          (each) => !known.has(interviewKey(each)) && minuteOfDay(day.on, each.to, season.program.zone) > now,
        );
      })
      .flatMap(({ on }) =>
        season.digest.to.map((to) => ({ kind: 'interviewer-out', to, interviewer: after.id, on }) as const),
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
