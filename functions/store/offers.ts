import * as z from 'zod/mini';
import { type Offer, offerStates } from '#domain/offers/offer.ts';
import type { Store } from './client.ts';
import { offerKey, offersOf } from './keys.ts';
import { get, query } from './query.ts';
import { count, instant, oneOrTwo } from './schemas.ts';
import { seatKey } from './seats.ts';

export const booking = z.object({ option: z.string(), seats: oneOrTwo(seatKey) });
export const mailTrouble = z.object({
  kind: z.enum(['bounced', 'complained', 'refused']),
  at: instant,
  why: z.string(),
  resolvedAt: z.exactOptional(instant),
});

export const offerItem = z.object({
  id: z.string(),
  season: z.string(),
  applicant: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  tracks: z.array(z.string()),
  seatedAs: z.string(),
  state: z.enum(offerStates),
  opensAt: instant,
  closesAt: instant,
  version: count,
  fence: z.exactOptional(count),
  generation: count,
  sequence: z.exactOptional(z.int().check(z.nonnegative())),
  booking: z.exactOptional(booking),
  zone: z.exactOptional(z.string()),
  changedAt: instant,
  mailTrouble: z.exactOptional(mailTrouble),
}) satisfies z.ZodMiniType<Offer>;

export async function readOffer(store: Store, season: string, offer: string): Promise<Offer | undefined> {
  return get(store, offerKey(season, offer), offerItem);
}

/** Every offer of the season, whatever became of it, in the order in which they were made. */
export async function readOffers(store: Store, season: string): Promise<readonly Offer[]> {
  return query(store, offersOf(season), '', offerItem);
}
