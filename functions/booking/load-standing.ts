import type { OfferView, Standing } from '#domain/booking/standing.ts';
import { isReleased } from '#domain/offers/offer.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { countBoard } from '#functions/board/recount-board.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoardToShow } from '#functions/store/items/board.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { cachedSeason, seasonFor } from '#functions/store/items/season-cache.ts';
import { readSeatsOf } from '#functions/store/items/seats.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { NotFound } from '#functions/store/not-found.ts';

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
  const [cached, offer, seats] = await Promise.all([
    cachedSeason(store, name.season),
    readOffer(store, name.season, name.id),
    readSeatsOf(store, name.season, starts),
  ]);
  if (!offer) throw new NotFound(`season ${name.season} has no offer ${name.id}`);
  return { ...(await seasonFor(store, cached, seats)), offer, seats };
}

/** The season is read afresh: one that is cached could be older than the ledger that vouches for the decision. */
async function loadWithOutlook(store: Store, name: OfferName): Promise<Standing> {
  const { applied, ...outlook } = await readOutlook(store, name.season);
  const offer = outlook.offers.find((each) => each.id === name.id);
  if (!applied || !offer) throw new NotFound(`season ${name.season} has no offer ${name.id}`);
  return { ...applied, offer, seats: outlook.seats, outlook };
}

/**
 * What a page of the offer is drawn from: the offer, the season and the board, in one parallel read. A season without a
 * board, just applied or restored, is counted on the spot. `undefined` if there is no such offer, or its applicant does
 * not know of it.
 */
export async function loadView(store: Store, name: OfferName): Promise<OfferView | undefined> {
  const [{ season, version }, offer, board] = await Promise.all([
    cachedSeason(store, name.season),
    readOffer(store, name.season, name.id),
    readBoardToShow(store, name.season),
  ]);
  if (!offer || !isReleased(offer)) return undefined;
  return { season, version, offer, board: board ?? (await countBoard(store, name.season)) };
}
