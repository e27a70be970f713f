import { remind } from '#domain/reminders/remind.ts';
import type { Instant } from '#domain/values/time.ts';
import { decideDueOffer } from '#functions/invitations/decide-due-offer.ts';
import { expireOffer } from '#functions/invitations/expire-offer.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';

/** Reminds the applicant of an offer; after an outage that lasted past the end of its window, ends it instead. */
export async function remindApplicant(
  store: Store,
  name: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  if ((await expireOffer(store, name, at)) === 'done') return 'done';
  return decideDueOffer(store, name, at, ({ season, offer }, context) => remind(season, offer, context));
}
