import { expire } from '#domain/invitations/expire.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readDue } from '#functions/store/due.ts';
import type { OfferName } from '#functions/store/keys.ts';

/** An offer that was due has ended now, or was left as it is because it was answered in time. */
export type Ending = 'ended' | 'left';

/** Ends the offers whose window had closed by `at`. One that fails does not keep the others from ending. */
export async function expireDueOffers(
  store: Store,
  at: Instant,
): Promise<readonly PromiseSettledResult<Ending>[]> {
  const due = await readDue(store, at);
  return mapConcurrently(due, async (name) => {
    const [ending] = await Promise.allSettled([endOne(store, name, at)]);
    return ending;
  });
}

async function endOne(store: Store, name: OfferName, at: Instant): Promise<Ending> {
  const context = decisionContext({ kind: 'clock' }, at);
  try {
    const { verdict } = await attemptOrThrow(
      store,
      name.season,
      () => loadStanding(store, name, [], false),
      ({ offer }) => expire(offer, context),
    );
    return verdict.kind === 'decision' ? 'ended' : 'left';
  } catch (cause) {
    throw new Error(`offer ${name.id} could not be ended`, { cause });
  }
}
