import type { Change } from '#domain/contract.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';

/** Makes changes until there are none left to make. */
export async function changeUntilDone(
  store: Store,
  season: string,
  next: () => Promise<readonly Change[]>,
): Promise<void> {
  for (;;) {
    const { verdict } = await attemptOrThrow(store, season, next, (changes) =>
      changes.length > 0 ? decision(changes, changes) : unchanged,
    );
    if (verdict.kind === 'unchanged') return;
  }
}
