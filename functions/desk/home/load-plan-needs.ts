import { isPlanDue } from '#domain/planned-days/plan-needs.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadDayLines } from '#functions/desk/interviews/load-day-lines.ts';
import type { Store } from '#functions/store/client.ts';
import type { HomeModel } from './home-model.ts';

/** The interview days whose plan needs somebody: one round trip, and none at all while no interview day is close. */
export async function loadPlanNeeds(
  store: Store,
  season: Season,
  now: Instant,
): Promise<Pick<HomeModel, 'outdatedPlans' | 'unplannedDays'>> {
  const isClose = season.days.some(({ on }) => isPlanDue(season, on, now));
  const lines = isClose ? await loadDayLines(store, season.id, now) : [];
  return {
    outdatedPlans: lines.filter(({ needs }) => needs > 0).map(({ on, needs: count }) => ({ on, count })),
    unplannedDays: lines.flatMap(({ unplanned }) => unplanned ?? []),
  };
}
