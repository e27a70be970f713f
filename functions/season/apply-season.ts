import type { Refusal } from '#domain/contract.ts';
import { type DecisionContext, decision, unchanged } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { Batch } from '#domain/season-plan/batches.ts';
import { canonical, type Difference } from '#domain/season-plan/differences.ts';
import { planSeason } from '#domain/season-plan/plan-season.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readOutlookWithHolders } from '#functions/store/items/outlook.ts';

/** How far an application came. `refusal`: why it stopped; `overtaken`: another file was applied while this one was. */
export type SeasonApplication = {
  readonly steps: number;
  readonly refusal?: Refusal;
  readonly overtaken?: true;
};

/** Whose decisions these are, by which clock: each batch is a decision of its own, and asks for a context of its own. */
type ContextSource = () => DecisionContext;

/**
 * Makes the season what `next` says, batch by batch. Each batch is planned on the state that the previous one left, so an
 * application that was stopped resumes where it ended, and a concurrent one is tolerated. Once the document of `next` has
 * been written, it never replaces another document: of two people who apply different files, the later document stays.
 */
export async function applySeason(
  store: Store,
  next: Season,
  contextNow: ContextSource,
): Promise<SeasonApplication> {
  const progress: Progress = { done: [], wasWritten: false, isInForce: false };
  for (let steps = 0; ; steps += 1) {
    const { verdict, batch, isLast } = await applyBatch(store, next, contextNow(), progress);
    if (verdict.kind === 'refusal') return { steps, refusal: verdict.refusal };
    if (isOvertaken(progress)) return { steps, overtaken: true };
    if (!batch) return { steps };
    if (isLast) return { steps: steps + 1 };
    progress.wasWritten ||= batch.changes.some(({ kind }) => kind === 'put-season');
    progress.done.push(...batch.differences);
  }
}

/** The differences applied so far, whether the document has ever been in force, and whether it was at the last read. */
type Progress = { readonly done: Difference[]; wasWritten: boolean; isInForce: boolean };

function isOvertaken({ wasWritten, isInForce }: Progress): boolean {
  return wasWritten && !isInForce;
}

async function applyBatch(store: Store, next: Season, context: DecisionContext, progress: Progress) {
  let batches: readonly Batch[] = [];
  const { verdict } = await attempt(
    store,
    next.id,
    () => readOutlookWithHolders(store, next.id),
    ({ applied, ...outlook }) => {
      batches = [];
      progress.isInForce = applied !== undefined && canonical(applied.season) === canonical(next);
      progress.wasWritten ||= progress.isInForce;
      if (isOvertaken(progress)) return unchanged;
      const plan = planSeason(applied, next, outlook, context, { done: progress.done });
      if (plan.kind === 'refusal') return plan;
      batches = plan.batches;
      return batches[0] ? decision(batches[0], batches[0].changes) : unchanged;
    },
  );
  return { verdict, batch: batches[0], isLast: batches.length === 1 };
}
