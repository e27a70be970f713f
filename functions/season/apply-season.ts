import type { Refusal } from '#domain/contract.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { Batch } from '#domain/season-plan/batches.ts';
import { canonical, type Difference } from '#domain/season-plan/differences.ts';
import { planSeason } from '#domain/season-plan/plan-season.ts';
import { type Operator, operatorContext } from '#functions/cli/operator.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readOutlook } from '#functions/store/outlook.ts';

/** How far an application came. `refusal`: why it could not go on; `overtaken`: somebody has put another file in its place. */
export type Application = {
  readonly steps: number;
  readonly refusal?: Refusal;
  readonly overtaken?: true;
};

/**
 * Makes the season what `next` says, batch by batch, each planned on what is there at that moment: who was stopped on the
 * way, or met somebody who was faster, goes on from where it stands. Once the document stands it is not put in place of
 * another: of two who apply different files, the later document stays.
 */
export async function applySeason(operator: Operator, next: Season): Promise<Application> {
  const course: Course = { done: [], hasStood: false, stands: false };
  for (let steps = 0; ; steps += 1) {
    const { verdict, batch, isLast } = await applyBatch(operator, next, course);
    if (verdict.kind === 'refusal') return { steps, refusal: verdict.refusal };
    if (isOvertaken(course)) return { steps, overtaken: true };
    if (!batch) return { steps };
    if (isLast) return { steps: steps + 1 };
    course.hasStood ||= batch.changes.some(({ kind }) => kind === 'put-season');
    course.done.push(...batch.differences);
  }
}

/** What an application has done so far, and whether its document has been seen to stand, and stood when it looked last. */
type Course = { readonly done: Difference[]; hasStood: boolean; stands: boolean };

function isOvertaken({ hasStood, stands }: Course): boolean {
  return hasStood && !stands;
}

async function applyBatch(operator: Operator, next: Season, course: Course) {
  const context = operatorContext(operator);
  let batches: readonly Batch[] = [];
  const { verdict } = await attempt(
    operator.store,
    next.id,
    () => readOutlook(operator.store, next.id),
    ({ applied, ...outlook }) => {
      batches = [];
      course.stands = applied !== undefined && canonical(applied.season) === canonical(next);
      course.hasStood ||= course.stands;
      if (isOvertaken(course)) return unchanged;
      const plan = planSeason(applied, next, outlook, context, { done: course.done });
      if (plan.kind === 'refusal') return plan;
      batches = plan.batches;
      return batches[0] ? decision(batches[0], batches[0].changes) : unchanged;
    },
  );
  return { verdict, batch: batches[0], isLast: batches.length === 1 };
}
