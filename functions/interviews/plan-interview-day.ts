import type { DecisionContext } from '#domain/decisions/decision.ts';
import { standingAt } from '#domain/interview-plan/begun.ts';
import { askForPlan, keepPlan, keepSetback } from '#domain/planned-days/change-plan.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { type DayName, type InterviewersOf, loadDay } from './load-day.ts';
import { solveDay } from './solve-day.ts';

/**
 * Plans the day as it is now, and keeps the plan as its draft, or why it has none; unless somebody else has changed the
 * draft meanwhile.
 */
export async function planInterviewDay(
  store: Store,
  name: DayName,
  interviewersOf: InterviewersOf,
  context: () => DecisionContext,
) {
  const loaded = standingAt(await loadDay(store, name, interviewersOf), context().now);
  const seen = loaded.planned?.version ?? 0;
  const solved = await solveDay(loaded);
  const { verdict } = await attempt(store, name.season, planOf(store, name), (standing) =>
    solved.kind === 'plan'
      ? keepPlan(standing, seen, solved, context())
      : keepSetback(standing, seen, solved, context()),
  );
  return { loaded, solved, verdict };
}

/** Asks for a plan of the day, which is made afterwards. */
export async function askToPlan(store: Store, name: DayName, seen: number, context: DecisionContext) {
  const { verdict } = await attempt(store, name.season, planOf(store, name), (standing) =>
    askForPlan(standing, seen, context),
  );
  return verdict;
}

export function planOf(store: Store, { season, on }: DayName) {
  return async () => ({ season, on, planned: await readPlannedDay(store, season, on) });
}
