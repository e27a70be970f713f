import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Store } from '#functions/store/client.ts';
import { readRecords } from '#functions/store/items/records.ts';

/** What mail and the clock note of an offer by themselves, and a phone for the day, changes nothing that a person at the desk decides on. */
const unseen: ReadonlySet<OfferRecord['event']> = new Set([
  'mail-failed',
  'mail-recovered',
  'reminded',
  'phone-left',
]);

/**
 * The changes of an offer after the `version` that somebody was shown, oldest first, as far as a person would decide
 * otherwise because of them. Read only where the version is not the one that was shown.
 */
export async function changesSince(
  store: Store,
  { season, id, version: now }: Offer,
  version: number,
): Promise<readonly Stored<OfferRecord>[]> {
  if (now === version) return [];
  const records = await readRecords(store, season, id);
  return records.filter((record) => record.version > version && !unseen.has(record.event));
}
