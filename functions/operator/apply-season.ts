import { decision } from '../../domain/decision.ts';
import { planSeason } from '../../domain/plan-season.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Season } from '../../domain/season.ts';
import type { Batch } from '../../domain/season-batches.ts';
import type { Difference } from '../../domain/season-differences.ts';
import { attempt } from '../store/attempt.ts';
import { readOutlook } from '../store/read.ts';
import { type Operator, operatorsMoment } from './operator.ts';

/** How far an application came. `refusal`: why it could not go on; `overtaken`: somebody has put another file in its place. */
export type Application = {
  readonly steps: number;
  readonly refusal?: Refusal;
  readonly overtaken?: true;
};

/**
 * Makes the season what `next` says, batch by batch, each planned on what is there at that moment: who was stopped on the
 * way, or met somebody who was faster, goes on from where it stands. Once its document stands, that is not put again: of
 * two who apply different files, the later document stays.
 */
export async function applySeason(operator: Operator, next: Season): Promise<Application> {
  const done: Difference[] = [];
  let document: number | undefined;
  for (let steps = 0; ; steps += 1) {
    const { verdict, applied, batch, isLast } = await applyBatch(operator, next, done, document);
    if (verdict.kind === 'refusal') return { steps, refusal: verdict.refusal };
    if (document !== undefined && applied?.version !== document) return { steps, overtaken: true };
    if (!batch) return { steps };
    if (isLast) return { steps: steps + 1 };
    document ??= batch.changes.find((change) => change.kind === 'put-season')?.version;
    done.push(...batch.differences);
  }
}

async function applyBatch(
  operator: Operator,
  next: Season,
  done: readonly Difference[],
  document: number | undefined,
) {
  const moment = operatorsMoment(operator);
  let batches: readonly Batch[] = [];
  const { verdict, standing } = await attempt(
    operator.store,
    next.id,
    () => readOutlook(operator.store, next.id),
    ({ applied, ...outlook }) => {
      batches = [];
      if (document !== undefined && applied?.version !== document) return { kind: 'repeat' };
      const plan = planSeason(applied, next, outlook, moment, { done });
      if (plan.kind === 'refusal') return plan;
      batches = plan.batches;
      return batches[0] ? decision(batches[0].changes) : { kind: 'repeat' };
    },
  );
  return { verdict, applied: standing.applied, batch: batches[0], isLast: batches.length === 1 };
}
