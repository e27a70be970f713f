import {
  type Interview,
  type InterviewDay,
  inTimeOrder,
  interviewKey,
  overlaps,
  sharesPeople,
} from '#domain/interview-plan/interview-day.ts';
import { type PlanChange, planDifference } from '#domain/interview-plan/plan-difference.ts';
import type { PlannedDay } from './planned-day.ts';

/** What is published of a day, and the day as it is now: without those who have not come. */
type Standing = { readonly planned?: PlannedDay | undefined; readonly day: InterviewDay };

/**
 * Returns what is published with a plan: its interviews, and those of applicants who have not come, as far as nobody else needs
 * their time. A plan does without them, but who comes after all is still expected there.
 */
export function editionOf({ planned, day }: Standing, plan: readonly Interview[]): readonly Interview[] {
  const known = new Set(day.published.map(interviewKey));
  const missed = publishedOf(planned).filter((each) => !known.has(interviewKey(each)));
  const kept = missed.filter(
    (each) =>
      !plan.some(
        (other) => other.guest === each.guest || (overlaps(each, other) && sharesPeople(each, other)),
      ),
  );
  return kept.length > 0 ? inTimeOrder([...plan, ...kept]) : plan;
}

/** Returns how the edition with a plan differs from the one before, as `planDifference` does. */
export function editionDifference(standing: Standing, plan: readonly Interview[]): readonly PlanChange[] {
  const day = { ...standing.day, published: publishedOf(standing.planned) };
  return planDifference(day, editionOf(standing, plan));
}

function publishedOf(planned: PlannedDay | undefined): readonly Interview[] {
  return planned?.published?.interviews ?? [];
}
