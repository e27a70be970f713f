import type { Change } from '#domain/contract.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';

/** The most changes at once: a transaction takes 100 items. */
export const MOST_ERASING_CHANGES = 90;

/** Makes changes until there are none left to make, as many at once as a transaction takes. `next` looks for them each time. */
export async function changeUntilDone(
  store: Store,
  season: string,
  next: () => Promise<readonly Change[]>,
): Promise<void> {
  for (;;) {
    const { verdict } = await attemptOrThrow(store, season, next, (all) => {
      const changes = all.slice(0, MOST_ERASING_CHANGES);
      return changes.length > 0 ? decision(changes, changes) : unchanged;
    });
    if (verdict.kind === 'unchanged') return;
  }
}
