import type { Instant } from '#domain/values/time.ts';
import { releasePrepared } from '#domain/waves/release-prepared.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { decideDueOffer } from './decide-due-offer.ts';

/** Releases a prepared offer whose time had come by `at`; `unchanged` if it was taken back or is out already. */
export async function releasePreparedOffer(
  store: Store,
  name: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  return decideDueOffer(store, name, at, ({ season, offer }, context) =>
    releasePrepared(season, offer, context),
  );
}
