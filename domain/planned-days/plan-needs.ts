import { type PlanFault, planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { PlannedDay } from './planned-day.ts';

/** A day whose published plan no longer fits, with how many things stand against it. */
export type OutdatedPlan = { readonly on: CalendarDay; readonly count: number };

/** What a coordinator has to mend of a published plan. `not-told`: the guest does not know, or no longer, whom they meet. */
export type PlanNeed = PlanFault | { readonly kind: 'not-told'; readonly guest: string };

/**
 * Returns what stands against the published plan of a day as people are booked and interviewers can come now: somebody who
 * canceled, moved, came in, or is not there, or an applicant who has to be told again. Empty while the plan holds, or while none is
 * published. `coming`: the offers of those who come.
 */
export function planNeeds(
  planned: PlannedDay | undefined,
  day: InterviewDay,
  coming: readonly Offer[],
): readonly PlanNeed[] {
  if (!planned?.published) return [];
  return [...planFaultsOf(day, day.published), ...notTold(planned, day, coming)];
}

function notTold({ on, untold }: PlannedDay, { published }: InterviewDay, coming: readonly Offer[]) {
  const guests = new Set(published.map(({ guest }) => guest));
  return coming
    .filter(({ id, itineraries }) => guests.has(id) && !itineraries?.some((each) => each.on === on))
    .filter(({ id }) => !untold.includes(id))
    .map(({ id }) => ({ kind: 'not-told', guest: id }) as const);
}
