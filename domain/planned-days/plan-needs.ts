import { type PlanFault, planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { PlannedDay } from './planned-day.ts';

/** A day whose published plan no longer fits, with how many things stand against it. */
export type OutdatedPlan = { readonly on: CalendarDay; readonly count: number };

/**
 * Returns what stands against the published plan of a day as people are booked and interviewers can come now: somebody who
 * canceled, moved, came in, or is not there. Empty while the plan holds, or while none is published.
 */
export function planNeeds(planned: PlannedDay | undefined, day: InterviewDay): readonly PlanFault[] {
  return planned?.published ? planFaultsOf(day, day.published) : [];
}
