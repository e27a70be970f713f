import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { planInterviewDay } from './plan-interview-day.ts';
import { tellEverybody } from './publish-day.ts';

/**
 * Does what is to be done about an interview day, to its end, for the person who asked for it: plans it, or tells those who
 * have yet to be told of its plan. What was stopped anywhere goes on from there.
 */
export async function workOnPlannedDay(
  store: Store,
  { season, id }: Pick<PlannedDay, 'season' | 'id'>,
  context: () => DecisionContext,
): Promise<PlannedDay | undefined> {
  if (!isCalendarDay(id)) return undefined;
  const planned = await readPlannedDay(store, season, id);
  if (!planned || planned.state === 'idle') return planned;
  const name = { season, on: id };
  const who = planned.edits.at(-1)?.who ?? { kind: 'clock' };
  const asAsked = () => ({ ...context(), who });
  if (planned.state === 'telling') await tellEverybody(store, name, asAsked);
  else await planInterviewDay(store, name, () => interviewersOfDay(store, name.season, name.on), asAsked);
  return readPlannedDay(store, season, id);
}
