import { matchingOffers } from '#domain/offer-list/matching-offers.ts';
import { allOffers, type OfferQuery, readOfferQuery } from '#domain/offer-list/offer-query.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

/** A list of offers, with how many there are in all. With problems in the address, none is shown. */
export type OfferListModel = {
  readonly season: Season;
  readonly query: OfferQuery;
  readonly problems: readonly string[];
  readonly matching: readonly Offer[];
  readonly of: number;
  /** The days on which open offers end, in order. */
  readonly endsOn: readonly CalendarDay[];
};

/** The offers that the address asks for, in one round trip; eventually consistent, because a list is only looked at. */
export async function loadOffers(
  store: Store,
  id: string,
  parts: readonly (readonly [string, string])[],
  now: Instant,
): Promise<OfferListModel> {
  const [{ season }, offers] = await Promise.all([cachedSeason(store, id), readOffersToShow(store, id)]);
  const read = readOfferQuery(season, parts);
  const [query, problems] = 'problems' in read ? [allOffers, read.problems] : [read.query, []];
  const ends = offers
    .filter(({ state }) => state === 'open')
    .map(({ closesAt }) => dayIn(season.program.zone, closesAt));
  return {
    ...{ season, query, problems, of: offers.length },
    matching: problems.length > 0 ? [] : matchingOffers(season, offers, query, now),
    endsOn: [...new Set(ends)].sort(),
  };
}
