import { interviewKey } from '#domain/interview-plan/interview-day.ts';
import type { PlanNeed } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Instant } from '#domain/values/time.ts';
import { needsOfPlan } from '#functions/interviews/outdated-plans.ts';
import type { PublishedAhead } from '#functions/season/published-ahead.ts';
import type { FileAhead } from '#functions/season/tell-interviewers.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';

/**
 * Returns the published interview days that a season file would break, one line each: `Tue, Nov 17: 13 of 18 interviews can no longer be
 * held, 9 applicants have another schedule, and 9 interviewers were told`. They have to be planned and published again, since a file
 * does not plan.
 */
export function describeBrokenDays(
  { plans, offers, crew }: PublishedAhead,
  { current, next }: Pick<FileAhead, 'current' | 'next'>,
  now: Instant,
): readonly string[] {
  return plans.flatMap((planned) => {
    const before = needsOfPlan({ season: current, offers, crew }, planned, now);
    const after = needsOfPlan({ season: next, offers, crew }, planned, now);
    return after.length > before.length ? [brokenDayLine(planned, after)] : [];
  });
}

function brokenDayLine({ on, published }: PlannedDay, needs: readonly PlanNeed[]): string {
  const interviews = published?.interviews ?? [];
  const lost = new Set(needs.flatMap((need) => ('interview' in need ? [interviewKey(need.interview)] : [])));
  const otherwise = needs.filter(({ kind }) => kind === 'told-otherwise').length;
  const told = new Set(interviews.flatMap(({ interviewers }) => interviewers)).size;
  const parts = [
    ...(lost.size > 0
      ? [`${lost.size} of ${counted(interviews.length, 'interview')} can no longer be held`]
      : []),
    ...(otherwise > 0
      ? [`${counted(otherwise, 'applicant has', 'applicants have')} another schedule than they were told`]
      : []),
    `${counted(told, 'interviewer was', 'interviewers were')} told of the day`,
  ];
  return `${shortDay(on)}: ${parts.join('; ')}`;
}
