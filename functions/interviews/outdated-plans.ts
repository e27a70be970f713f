import { interviewersOn } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type OutdatedPlan, planNeeds } from '#domain/planned-days/plan-needs.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { dayFrom } from './load-day.ts';

/** The published plans from `today` on that no longer fit, on these offers and the interviewers as they are now. */
export async function loadOutdatedPlans(
  store: Store,
  season: Season,
  offers: readonly Offer[],
  today: CalendarDay,
): Promise<readonly OutdatedPlan[]> {
  const [plans, list] = await Promise.all([
    readPlannedDays(store, season.id),
    readInterviewers(store, season.id),
  ]);
  return plans.flatMap((planned) => {
    const { on } = planned;
    if (on < today || !season.days.some((day) => day.on === on)) return [];
    const { day } = dayFrom({ season, on, offers, interviewers: interviewersOn(list, on), planned });
    const count = planNeeds(planned, day).length;
    return count > 0 ? [{ on, count }] : [];
  });
}
