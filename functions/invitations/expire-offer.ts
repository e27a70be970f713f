import { expire } from '#domain/invitations/expire.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { decideDueOffer } from './decide-due-offer.ts';

/** Ends an offer whose window had closed by `at`; `unchanged` if it was answered in time. */
export async function expireOffer(store: Store, name: DueItem, at: Instant): Promise<'done' | 'unchanged'> {
  return decideDueOffer(store, name, at, ({ offer }, context) => expire(offer, context));
}
