import { sweep } from '#functions/due/sweep.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';

const store = openStore(required('table'));

/** Every few minutes: does what is due, as ending offers whose window has closed. Throws, at the end, if some of it failed. */
export async function handler(): Promise<{ readonly done: number }> {
  const swept = await sweep(store, now());
  const done = swept.filter((each) => each.status === 'fulfilled' && each.value === 'done').length;
  const failures = swept.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
  for (const error of failures) log.error('due item not handled', { error });
  log.info('swept', { due: swept.length, done, failed: failures.length });
  if (failures.length > 0) throw new AggregateError(failures, 'some due items could not be handled');
  return { done };
}
