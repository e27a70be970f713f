import * as z from 'zod/mini';
import type {
  AccommodationRequest,
  AccommodationRequestChange,
} from '#domain/accommodations/accommodation-record.ts';
import type { Store } from '#functions/store/client.ts';
import { accommodationRequestKey, accommodationRequestsOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const requestItem = z.object({
  offer: z.string(),
  version: count,
  text: z.exactOptional(z.string()),
  askedAt: instantSchema,
  isWaiting: z.exactOptional(z.literal(true)),
  word: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<AccommodationRequest>;

export const accommodationWrites: Writes<AccommodationRequestChange> = {
  'put-accommodation-request': (season, { request, replaces }) =>
    put(
      { ...accommodationRequestKey(season, request.offer), kind: 'accommodation-request', ...request },
      inPlaceOf(replaces),
    ),
  'remove-accommodation-request': (season, { offer }) => ({
    ...{ kind: 'delete', key: accommodationRequestKey(season, offer) },
    condition: 'is-there',
  }),
};

/** What the applicant of the offer wrote, and what they were told. */
export async function readAccommodationRequest(
  store: Store,
  season: string,
  offer: string,
): Promise<AccommodationRequest | undefined> {
  return get(store, accommodationRequestKey(season, offer), requestItem);
}

/** Of which of these offers something is stored, without a word of it. For erasures. */
export async function offersWithRequest(
  store: Store,
  season: string,
  offers: readonly string[],
): Promise<readonly string[]> {
  const found = await query(store, accommodationRequestsOf(season), '', z.object({ sk: z.string() }));
  return found.map(({ sk }) => sk).filter((offer) => offers.includes(offer));
}

/** The offers whose requests nobody has decided yet, as they were a moment ago; some may have ended since. */
export async function offersWaiting(store: Store, season: string): Promise<readonly string[]> {
  const shown = { consistent: false };
  const found = await query(store, accommodationRequestsOf(season), '', requestItem, shown);
  return found.filter(({ isWaiting }) => isWaiting).map(({ offer }) => offer);
}
