import { addressOfOffers, type OfferQuery } from '#domain/offer-list/offer-query.ts';

/** The address of the list of the offers that `query` asks for. */
export function offerListPath(query: Partial<OfferQuery> = {}): string {
  return withQuery('/desk/offers', query);
}

/** The address of the same list as CSV, without its pages. */
export function offerCsvPath({ page: _, ...query }: Partial<OfferQuery>): string {
  return withQuery('/desk/offers/offers.csv', query);
}

function withQuery(path: string, query: Partial<OfferQuery>): string {
  const address = addressOfOffers(query);
  return address === '' ? path : `${path}?${address}`;
}
