import { type InterviewerList, interviewersOn } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type OutdatedPlan, planNeeds } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { dayFrom } from './load-day.ts';

/** What is planned, and everybody whom it depends on. */
export type PlanSources = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly plans: readonly PlannedDay[];
  readonly crew: InterviewerList;
};

/** The published plans from `today` on that no longer fit, those of days that the season does not have any more among them. */
export function outdatedPlans(
  { season, offers, plans, crew }: PlanSources,
  today: CalendarDay,
): readonly OutdatedPlan[] {
  return plans.flatMap((planned) => {
    const { on } = planned;
    if (on < today) return [];
    const { day, offers: coming } = dayFrom({
      season,
      on,
      offers,
      interviewers: interviewersOn(crew, on),
      planned,
    });
    const count = planNeeds(planned, day, coming).length;
    return count > 0 ? [{ on, count }] : [];
  });
}
