import type { Standing } from '#domain/booking/standing.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Applied } from '#domain/season/season-document.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/offers.ts';
import { kept } from '#functions/store/refresh-ahead-cache.ts';
import { heldSeason, seasonFor } from '#functions/store/season-cache.ts';
import { readSeats } from '#functions/store/seats.ts';

/**
 * A whole season at a glance: for showing, and for refusing what is not to be had (docs/decisions/0013). Nothing is ever
 * granted on it, so its reads need no order.
 */
export type Glimpse = {
  readonly applied: Applied;
  readonly outlook: Outlook;
  readonly offers: ReadonlyMap<string, Offer>;
};

type Offers = { readonly all: readonly Offer[]; readonly byId: Map<string, Offer> };

const offers = kept(1_000, fetchOffers);
const glimpses = kept(250, read);

/** Every offer as it was at most a second ago. They change seldom, and that one was booked shows in the seats. */
export const seenOffers = offers.get;

/** A glimpse whose seats are at most a quarter of a second old. */
export const sharedGlimpse = glimpses.get;

/** What was seen of an offer no longer holds; and if seats were given back, they must not be taken for taken. */
export function forgetSeen(
  store: Store,
  { season, id }: Pick<Offer, 'season' | 'id'>,
  gaveSeatsBack: boolean,
): void {
  offers.inHand(store, season)?.byId.delete(id);
  if (gaveSeatsBack) glimpses.forget(store, season);
}

/** What the glimpse tells of one offer; `undefined` if nothing. */
export function standingIn({ applied, offers, outlook }: Glimpse, id: string): Standing | undefined {
  const offer = offers.get(id);
  return offer && { ...applied, offer, seats: outlook.seats, outlook };
}

async function read(store: Store, id: string): Promise<Glimpse> {
  const [held, { all, byId }, seats] = await Promise.all([
    heldSeason(store, id),
    seenOffers(store, id),
    readSeats(store, id),
  ]);
  return {
    applied: await seasonFor(store, held, seats),
    outlook: { ledger: 0, offers: all, seats },
    offers: byId,
  };
}

async function fetchOffers(store: Store, id: string): Promise<Offers> {
  const all = await readOffers(store, id);
  return { all, byId: new Map(all.map((offer) => [offer.id, offer])) };
}
