import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Stretch } from './digest-input.ts';

/** A record, with the offer that it is of. */
export type RecordOfOffer<R extends OfferRecord> = { readonly record: R; readonly offer: Offer };

/** Returns those of `records` that are of the period and of one of `offers`. */
export function recordsIn<R extends OfferRecord>(
  offers: readonly Offer[],
  records: readonly R[],
  { since, until }: Stretch,
): readonly RecordOfOffer<R>[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  return records
    .filter(({ at }) => at > since && at <= until)
    .flatMap((record) => {
      const offer = byId.get(record.offer);
      return offer ? [{ record, offer }] : [];
    });
}
