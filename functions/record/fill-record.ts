import { decision, unchanged } from '#domain/decisions/decision.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { historiesOf, readUnplaced } from '#functions/store/history/unplaced.ts';

/** Of 100 items that one transaction changes. */
const AT_ONCE = 90;

/**
 * Gives everything that an earlier version wrote its place in the record, and returns how much that was. What has its place
 * is left alone, so the same again after a stop goes on.
 */
export async function fillRecord(store: Store, season: string): Promise<number> {
  const filled = await mapConcurrently(await historiesOf(store, season), async (place) => {
    for (let number = 0; ; ) {
      const { verdict } = await attemptOrThrow(
        store,
        season,
        async () => (await readUnplaced(store, place)).slice(0, AT_ONCE),
        (changes) => (changes.length > 0 ? decision(changes.length, changes) : unchanged),
      );
      if (verdict.kind !== 'decision') return number;
      number += verdict.result;
    }
  });
  return filled.reduce((sum, each) => sum + each, 0);
}
