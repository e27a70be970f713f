import { writeDigest } from '#functions/digest/write-digest.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { openStore } from '#functions/store/client.ts';

const store = openStore(required('table'));

/** Once a day, at the season's hour: writes the digest, unless that was done or the season is over. */
export async function handler(): Promise<void> {
  const season = required('season');
  const verdict = await writeDigest(store, season, now());
  log.info('digest', { season, verdict });
}
