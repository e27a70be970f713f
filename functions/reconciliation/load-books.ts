import type { SeasonState } from '#domain/reconciliation/discrepancy.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoard } from '#functions/store/items/board.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords, readSeasonRecords } from '#functions/store/items/records.ts';

/**
 * All that is kept of a season, read piece by piece: not of one moment. `undefined` if none of that id was applied. What
 * stands comes first, then the histories, so that a history is at least as new as what it is compared with.
 */
export async function loadSeasonState(store: Store, id: string): Promise<SeasonState | undefined> {
  const board = await readBoard(store, id);
  const { applied, ledger, offers, seats } = await readOutlook(store, id);
  if (!applied) return undefined;
  const histories = await mapConcurrently(offers, (offer) => readRecords(store, id, offer.id));
  const records = await readSeasonRecords(store, id);
  const { season, fence } = applied;
  return {
    season,
    ...(fence === undefined ? {} : { fence }),
    ledger,
    offers,
    seats,
    ...(board ? { board } : {}),
    histories: histories.flat(),
    records,
  };
}
