import { isPlanDue } from '#domain/planned-days/plan-needs.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { loadDayLines } from '#functions/desk/interviews/load-day-lines.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import type { HomeModel } from './home-model.ts';

/**
 * The interview days whose plan needs somebody: one round trip while a day is close, and otherwise one that reads the plans, with another
 * where one of a day ahead is published.
 */
export async function loadPlanNeeds(
  store: Store,
  season: Season,
  now: Instant,
): Promise<Pick<HomeModel, 'outdatedPlans' | 'unplannedDays'>> {
  const isClose = season.days.some(({ on }) => isPlanDue(season, on, now));
  const isNeeded = isClose || (await isPublishedAhead(store, season, now));
  const lines = isNeeded ? await loadDayLines(store, season.id, now) : [];
  return {
    outdatedPlans: lines.filter(({ needs }) => needs > 0).map(({ on, needs: count }) => ({ on, count })),
    unplannedDays: lines.flatMap(({ unplanned }) => unplanned ?? []),
  };
}

/** Whether a published plan could be out of date; its day need not be one of the season anymore. */
async function isPublishedAhead(store: Store, { id, program }: Season, now: Instant): Promise<boolean> {
  const today = dayIn(program.zone, now);
  return (await readPlannedDays(store, id)).some(({ on, published }) => on >= today && published);
}
