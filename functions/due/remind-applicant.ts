import { remind } from '#domain/reminders/remind.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { expireOffer } from '#functions/invitations/expire-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import type { DueItem } from '#functions/store/items/due.ts';

/** Reminds the applicant of an offer; after an outage that lasted past the end of its window, ends it instead. */
export async function remindApplicant(
  store: Store,
  name: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  if ((await expireOffer(store, name, at)) === 'done') return 'done';
  const context = decisionContext({ kind: 'clock' }, at);
  const { verdict } = await attemptOrThrow(
    store,
    name.season,
    () => loadStanding(store, name, [], false),
    ({ season, offer }) => remind(season, offer, context),
  );
  return verdict.kind === 'decision' ? 'done' : 'unchanged';
}
