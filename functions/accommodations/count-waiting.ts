import { isRequestWaiting } from '#domain/accommodations/ask-for-accommodation.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { offersWaiting } from '#functions/store/accommodations/accommodation-requests.ts';
import type { Store } from '#functions/store/client.ts';
import { readOfferToShow } from '#functions/store/items/offers.ts';

/** How many requests wait for a decision: one small read, and half a unit for each that does. */
export async function countWaiting(store: Store, season: Season, now: Instant): Promise<number> {
  const ids = await offersWaiting(store, season.id);
  const offers = await mapConcurrently(ids, (id) => readOfferToShow(store, season.id, id));
  return offers.filter((offer) => offer && isRequestWaiting(season, offer, now)).length;
}
