import { contradictionOf } from '#domain/interview-plan/infeasible/contradiction.ts';
import { wayOut } from '#domain/interview-plan/infeasible/way-out.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { type DayPlan, planDay } from '#domain/interview-plan/plan-day.ts';
import type { PlanSetback } from '#domain/planned-days/planned-day.ts';
import { highsSolver } from './highs-solver.ts';
import type { LoadedDay } from './load-day.ts';

/** After so many seconds the best plan that was found is taken, with what is not proved of it. */
const PLAN_SECONDS = 60;
const REASON_SECONDS = 60;

/**
 * The best plan of the day that is found within a minute, or why there is none. To a published day nobody may come anymore: its
 * plan has no interviews, so that it can be published and its interviewers are told.
 */
export async function solveDay({
  rows,
  withoutAgenda,
  day,
}: Pick<LoadedDay, 'rows' | 'withoutAgenda' | 'day'>): Promise<DayPlan | PlanSetback> {
  if (rows.length === 0 && day.published.length === 0) return { kind: 'nobody-comes' };
  if (withoutAgenda.length > 0)
    return { kind: 'without-agenda', guests: withoutAgenda.map(({ offer }) => offer) };
  const plan = planDay(day, await highsSolver(PLAN_SECONDS));
  return plan.kind === 'infeasible' ? explain(day) : plan;
}

async function explain(day: InterviewDay): Promise<PlanSetback> {
  const solve = await highsSolver(REASON_SECONDS);
  const ways = wayOut(day, solve) ?? [];
  return { kind: 'infeasible', reasons: contradictionOf(day, solve) ?? [], ways };
}
