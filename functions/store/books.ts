import type { Books, SentRecord } from '../../domain/disagreement.ts';
import type { Store } from './client.ts';
import { readOutlook, readRecords, readSeason } from './read.ts';

/** How many histories are read at the same time. */
const AT_ONCE = 20;

/**
 * All that is kept of a season, read piece by piece: not of one moment. `undefined` if none of that id was applied. The
 * season's document comes first, then what is open, then the histories, so that each is at least as new as what it is
 * compared with.
 */
export async function readBooks(store: Store, id: string): Promise<Books | undefined> {
  const applied = await readSeason(store, id);
  if (!applied) return undefined;
  const outlook = await readOutlook(store, id);
  const records: SentRecord[] = [...(await readRecords(store, id))];
  const names = outlook.offers.map((offer) => offer.id);
  for (let next = 0; next < names.length; next += AT_ONCE) {
    const histories = names.slice(next, next + AT_ONCE).map((offer) => readRecords(store, id, offer));
    records.push(...(await Promise.all(histories)).flat());
  }
  return { season: applied.season, ...outlook, records };
}
