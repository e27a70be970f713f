import { decision } from '../../domain/decision.ts';
import { type Applied, planSeason } from '../../domain/plan-season.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Season } from '../../domain/season.ts';
import type { Batch } from '../../domain/season-batches.ts';
import type { Difference } from '../../domain/season-differences.ts';
import { whatStands } from '../../domain/what-stands.ts';
import { attempt } from '../store/attempt.ts';
import { readOffers, readOutlook } from '../store/read.ts';
import { type Operator, operatorsMoment } from './operator.ts';

/**
 * Makes the season what `next` says, batch by batch, each planned on what is there at that moment: who was stopped on the
 * way, or met somebody who was faster, goes on from where it stands. `refusal`: why it could not go on.
 */
export async function applySeason(
  operator: Operator,
  next: Season,
): Promise<{ readonly steps: number; readonly refusal?: Refusal }> {
  const done: Difference[] = [];
  for (let steps = 0; ; steps += 1) {
    const { verdict, batch, isLast } = await applyBatch(operator, next, done);
    if (verdict.kind === 'refusal') return { steps, refusal: verdict.refusal };
    if (!batch) return { steps };
    if (isLast) return { steps: steps + 1 };
    done.push(...batch.differences);
  }
}

async function applyBatch(operator: Operator, next: Season, done: readonly Difference[]) {
  const moment = operatorsMoment(operator);
  let batches: readonly Batch[] = [];
  const { verdict } = await attempt(
    operator.store,
    next.id,
    () => readOutlook(operator.store, next.id),
    ({ applied, ...outlook }) => {
      const plan = planSeason(applied, next, outlook, moment, { done });
      if (plan.kind === 'refusal') return plan;
      batches = plan.batches;
      return batches[0] ? decision(batches[0].changes) : { kind: 'repeat' };
    },
  );
  return { verdict, batch: batches[0], isLast: batches.length === 1 };
}

/**
 * Between the season's document and the last fence, a moment later, somebody can still book on the document of before.
 * Says whether that happened to anybody.
 */
export async function whoWasCaught(
  { store }: Operator,
  before: Applied | undefined,
  next: Season,
): Promise<string | undefined> {
  const stands = before && whatStands(before.season, next, await readOffers(store, next.id));
  if (stands?.kind !== 'booking-stands') return undefined;
  return `While the file was being applied, ${stands.offers} booked on ${stands.what}. Look at them with \`offers\`.`;
}
