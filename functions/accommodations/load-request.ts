import type { AccommodationStanding } from '#domain/accommodations/ask-for-accommodation.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { readAccommodationRequest } from '#functions/store/accommodations/accommodation-requests.ts';
import type { Store } from '#functions/store/client.ts';
import type { OfferName } from '#functions/store/keys.ts';

/** The offer with what is stored apart of its request, in one round trip. Throws `NotFound` if there is no such offer. */
export async function loadRequest(store: Store, name: OfferName): Promise<AccommodationStanding> {
  const [{ season, offer }, request] = await Promise.all([
    loadStanding(store, name, [], false),
    readAccommodationRequest(store, name.season, name.id),
  ]);
  return { season, offer, request };
}
