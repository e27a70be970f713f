import type { Standing } from '#domain/booking/standing.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { Store } from '#functions/store/client.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { readOffer } from '#functions/store/offers.ts';
import { readOutlook } from '#functions/store/outlook.ts';
import { heldSeason, seasonFor } from '#functions/store/season-cache.ts';
import { readSeats, readSeatsOf } from '#functions/store/seats.ts';
import { seenOffers } from './season-snapshot.ts';
import { noteShown } from './shown-pages.ts';

/**
 * What an answer to an offer is decided on. Without an outlook: the offer and at least the seats of `starts`, in one
 * parallel read. With it: the ledger, every offer and every seat, in that order. Throws `NotFound` if there is no such
 * offer.
 */
export async function loadStanding(
  store: Store,
  name: OfferName,
  starts: readonly StartKey[],
  withOutlook: boolean,
): Promise<Standing> {
  if (withOutlook) return loadWithOutlook(store, name);
  const [held, offer, seats] = await Promise.all([
    heldSeason(store, name.season),
    readOffer(store, name.season, name.id),
    readSeatsOf(store, name.season, starts),
  ]);
  if (!offer) throw new NotFound(`season ${name.season} has no offer ${name.id}`);
  return { ...(await seasonFor(store, held, seats)), offer, seats };
}

/** The season is read afresh: one that is remembered could be older than the ledger that vouches for the decision. */
async function loadWithOutlook(store: Store, name: OfferName): Promise<Standing> {
  const { applied, ...outlook } = await readOutlook(store, name.season);
  const offer = outlook.offers.find((each) => each.id === name.id);
  if (!applied || !offer) throw new NotFound(`season ${name.season} has no offer ${name.id}`);
  return { ...applied, offer, seats: outlook.seats, outlook };
}

/**
 * The standing for a page: one parallel read of the offer itself and of all seats; the other offers may be a second old. It
 * is shown, and tried when the page is answered (decision 0019), so the reads need no order. `undefined` if there is no
 * such offer.
 */
export async function loadForPage(store: Store, name: OfferName): Promise<Standing | undefined> {
  const [held, offer, offers, seats] = await Promise.all([
    heldSeason(store, name.season),
    readOffer(store, name.season, name.id),
    seenOffers(store, name.season),
    readSeats(store, name.season),
  ]);
  if (!offer) return undefined;
  const outlook = { ledger: 0, offers: offers.all, seats };
  const standing = { ...(await seasonFor(store, held, seats)), offer, seats, outlook };
  noteShown(store, standing);
  return standing;
}
