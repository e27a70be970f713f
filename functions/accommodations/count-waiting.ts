import { isAccommodationAsked } from '#domain/offers/follow-up.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { offersWaiting } from '#functions/store/accommodations/accommodation-requests.ts';
import type { Store } from '#functions/store/client.ts';
import { readOfferToShow } from '#functions/store/items/offers.ts';

/** How many requests wait for a decision: one small read, and half a unit for each that does. */
export async function countWaiting(store: Store, season: string): Promise<number> {
  const ids = await offersWaiting(store, season);
  const offers = await mapConcurrently(ids, (id) => readOfferToShow(store, season, id));
  return offers.filter((offer) => offer && isAccommodationAsked(offer)).length;
}
