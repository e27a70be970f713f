import type { Standing } from '#domain/booking/standing.ts';
import type { AnyVerdict } from '#domain/contract.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';

/**
 * Decides for the clock on an offer that was due by `at`, as it stands now. `unchanged`: it needs nothing anymore. Throws
 * what `attemptOrThrow` throws.
 */
export async function decideDueOffer<const V extends AnyVerdict>(
  store: Store,
  name: DueItem,
  at: Instant,
  decide: (standing: Standing, context: DecisionContext) => V,
): Promise<'done' | 'unchanged'> {
  const context = decisionContext({ kind: 'clock' }, at);
  const { verdict } = await attemptOrThrow(
    store,
    name.season,
    () => loadStanding(store, name, [], false),
    (standing) => decide(standing, context),
  );
  return verdict.kind === 'decision' ? 'done' : 'unchanged';
}
