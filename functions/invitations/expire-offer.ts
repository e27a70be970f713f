import { expire } from '#domain/invitations/expire.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';

/** Ends an offer whose window had closed by `at`; `unchanged` if it was answered in time. */
export async function expireOffer(store: Store, name: DueItem, at: Instant): Promise<'done' | 'unchanged'> {
  const context = decisionContext({ kind: 'clock' }, at);
  const { verdict } = await attemptOrThrow(
    store,
    name.season,
    () => loadStanding(store, name, [], false),
    ({ offer }) => expire(offer, context),
  );
  return verdict.kind === 'decision' ? 'done' : 'unchanged';
}
