import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { tellEverybody } from './publish-day.ts';

/**
 * Does what is to be done about an interview day, to its end: tells those who have yet to be told of its plan. What was
 * stopped anywhere goes on from there.
 */
export async function workOnPlannedDay(
  store: Store,
  { season, id }: Pick<PlannedDay, 'season' | 'id'>,
  context: () => DecisionContext,
): Promise<PlannedDay | undefined> {
  if (!isCalendarDay(id)) return undefined;
  const planned = await readPlannedDay(store, season, id);
  if (planned?.state !== 'telling') return planned;
  await tellEverybody(store, { season, on: id }, context);
  return readPlannedDay(store, season, id);
}
