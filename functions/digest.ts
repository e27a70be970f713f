import { now } from './clock.ts';
import { required } from './environment.ts';
import { log } from './log.ts';
import { openStore } from './store/client.ts';
import { writeDigest } from './write-digest.ts';

const store = openStore(required('table'));

/** Once a day, at the season's hour: writes the digest, unless that was done or the season is over. */
export async function handler(): Promise<void> {
  const season = required('season');
  const { kind } = await writeDigest(store, season, now());
  log.info('digest', { season, verdict: kind });
}
