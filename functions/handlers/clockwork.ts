import { expireDueOffers } from '#functions/invitations/expire-due-offers.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';

const store = openStore(required('table'));

/** Every few minutes: ends the offers whose window has closed. Throws, at the end, if some could not be ended. */
export async function handler(): Promise<{ readonly ended: number }> {
  const endings = await expireDueOffers(store, now());
  const ended = endings.filter((each) => each.status === 'fulfilled' && each.value === 'ended').length;
  const failures = endings.flatMap((each) => (each.status === 'rejected' ? [each.reason as Error] : []));
  for (const error of failures) log.error('offer not ended', { error });
  log.info('swept', { due: endings.length, ended, failed: failures.length });
  if (failures.length > 0) throw new AggregateError(failures, 'some offers could not be ended');
  return { ended };
}
