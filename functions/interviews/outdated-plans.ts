import { standingAt } from '#domain/interview-plan/begun.ts';
import { type InterviewerList, interviewersOn } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import {
  isPlanDue,
  type OutdatedPlan,
  type PlanNeed,
  planNeeds,
  type UnplannedDay,
  unplannedDay,
} from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { dayFrom } from './load-day.ts';

/** What is planned, and everybody whom it depends on. */
export type PlanSources = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly plans: readonly PlannedDay[];
  readonly crew: InterviewerList;
};

/**
 * The published plans from the day of `now` on that no longer fit, as far as they have not begun; those of days that the season does not
 * have anymore among them.
 */
export function outdatedPlans(
  { season, offers, plans, crew }: PlanSources,
  now: Instant,
): readonly OutdatedPlan[] {
  const today = dayIn(season.program.zone, now);
  return plans.flatMap((planned) => {
    if (planned.on < today) return [];
    const count = needsOfPlan({ season, offers, crew }, planned, now).length;
    return count > 0 ? [{ on: planned.on, count }] : [];
  });
}

/** Returns what stands against the published plan of one day, as far as it has not begun. */
export function needsOfPlan(
  { season, offers, crew }: Omit<PlanSources, 'plans'>,
  planned: PlannedDay,
  now: Instant,
): readonly PlanNeed[] {
  const { on } = planned;
  const loaded = dayFrom({ season, on, offers, interviewers: interviewersOn(crew, on), planned });
  return planNeeds(standingAt(loaded, now));
}

/** The days from the day of `now` on that are close, on which somebody is owed an interview, and of which no plan is published. */
export function unplannedDays(
  { season, offers, plans, crew }: PlanSources,
  now: Instant,
): readonly UnplannedDay[] {
  return season.days
    .map(({ on }) => on)
    .filter((on) => isPlanDue(season, on, now))
    .sort()
    .flatMap((on) => {
      const planned = plans.find((each) => each.on === on);
      const { day } = dayFrom({ season, on, offers, interviewers: interviewersOn(crew, on), planned });
      return unplannedDay(on, planned, day) ?? [];
    });
}
