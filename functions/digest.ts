import { changedAfter, digest, stretchOf } from '../domain/digest.ts';
import type { Instant } from '../domain/time.ts';
import { dayIn } from '../domain/time.ts';
import { now } from './clock.ts';
import { required } from './environment.ts';
import { log } from './log.ts';
import { momentOf } from './moment.ts';
import { attempt } from './store/attempt.ts';
import { openStore } from './store/client.ts';
import { digestPrefix } from './store/keys.ts';
import { readLastDigest, readOffers, readRecords, readSeats } from './store/read.ts';
import { heldSeason } from './store/seasons.ts';

const store = openStore(required('table'));

/**
 * Once a day, at the season's hour: writes the digest as a record whose notices are its mails. The record is named after
 * the day, so that a schedule which fires twice writes one.
 */
export async function handler(): Promise<void> {
  const at = now();
  const name = required('season');
  const { verdict } = await attempt(
    store,
    name,
    () => load(name, at),
    ({ source, last }) => {
      const today = dayIn(source.season.programme.zone, at);
      return digest(source, last, {
        ...momentOf({ kind: 'clock' }, at),
        recordId: `${digestPrefix}${today}`,
      });
    },
  );
  log.info('digest', { season: name, verdict: verdict.kind });
}

async function load(name: string, at: Instant) {
  const [season, last, offers, seats] = await Promise.all([
    heldSeason(store, name),
    readLastDigest(store, name),
    readOffers(store, name),
    readSeats(store, name),
  ]);
  const changed = changedAfter(offers, stretchOf(last, at).since);
  const records = await Promise.all(changed.map((offer) => readRecords(store, name, offer.id)));
  return { source: { season, offers, seats, records: records.flat() }, last };
}
