import { expire } from '../domain/expire.ts';
import type { Instant } from '../domain/time.ts';
import { momentOf } from './moment.ts';
import { attempt, type Settled } from './store/attempt.ts';
import type { Store } from './store/client.ts';
import { readDue } from './store/read.ts';
import { loadStanding } from './store/standing.ts';

/** Ends the offers whose window had closed by `at`. One that fails does not keep the others from ending. */
export async function endDue(
  store: Store,
  at: Instant,
): Promise<readonly PromiseSettledResult<Settled<unknown>>[]> {
  const due = await readDue(store, at);
  return Promise.allSettled(
    due.map((name) =>
      attempt(
        store,
        name.season,
        () => loadStanding(store, name, [], false),
        ({ offer }) => expire(offer, momentOf({ kind: 'clock' }, at)),
      ),
    ),
  );
}
