import { now } from './clock.ts';
import { endDue } from './end-due.ts';
import { required } from './environment.ts';
import { log } from './log.ts';
import { openStore } from './store/client.ts';

const store = openStore(required('table'));

/** Every few minutes: ends the offers whose window has closed. */
export async function handler(): Promise<{ readonly ended: number }> {
  const ended = await endDue(store, now());
  const failed = ended.filter((each) => each.status === 'rejected');
  log.info('swept', { due: ended.length, failed: failed.length });
  if (failed.length > 0)
    throw new AggregateError(
      failed.map((each) => each.reason),
      'some offers could not be ended',
    );
  return { ended: ended.length };
}
