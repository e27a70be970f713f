import { expire } from '../domain/expire.ts';
import { now } from './clock.ts';
import { required } from './environment.ts';
import { log } from './log.ts';
import { momentOf } from './moment.ts';
import { attempt } from './store/attempt.ts';
import { openStore } from './store/client.ts';
import { readDue } from './store/read.ts';
import { loadStanding } from './store/standing.ts';

const store = openStore(required('table'));

/** Every few minutes: ends the offers whose window has closed. One that fails does not keep the others from ending. */
export async function handler(): Promise<{ readonly ended: number }> {
  const at = now();
  const due = await readDue(store, at);
  const ended = await Promise.allSettled(
    due.map((name) =>
      attempt(
        store,
        name.season,
        () => loadStanding(store, name, [], false),
        ({ offer }) => expire(offer, momentOf({ kind: 'clock' }, at)),
      ),
    ),
  );
  const failed = ended.filter((each) => each.status === 'rejected');
  log.info('swept', { due: due.length, failed: failed.length });
  if (failed.length > 0)
    throw new AggregateError(
      failed.map((each) => each.reason),
      'some offers could not be ended',
    );
  return { ended: due.length };
}
