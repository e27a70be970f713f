import { releasePrepared } from '#domain/invitations/release-prepared.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';

/** Releases a prepared offer whose time had come by `at`; `unchanged` if it was taken back or is out already. */
export async function releasePreparedOffer(
  store: Store,
  name: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  const context = decisionContext({ kind: 'clock' }, at);
  const { verdict } = await attemptOrThrow(
    store,
    name.season,
    () => loadStanding(store, name, [], false),
    ({ season, offer }) => releasePrepared(season, offer, context),
  );
  return verdict.kind === 'decision' ? 'done' : 'unchanged';
}
