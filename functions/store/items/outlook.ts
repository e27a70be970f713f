import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Applied } from '#domain/season/season-document.ts';
import type { Store } from '#functions/store/client.ts';
import { readLedger } from './ledger.ts';
import { readOffers } from './offers.ts';
import { readSeason } from './seasons.ts';
import { readSeats } from './seats.ts';

/**
 * All that promise 3 depends on, with the season as it is applied now. The ledger first, the seats last: the order is
 * what makes the answer safe (decision 0004).
 */
export async function readOutlook(
  store: Store,
  season: string,
): Promise<Outlook & { readonly applied: Applied | undefined }> {
  const ledger = await readLedger(store, season);
  const [applied, offers] = await Promise.all([readSeason(store, season), readOffers(store, season)]);
  const seats = await readSeats(store, season);
  return { ledger, applied, offers, seats };
}
