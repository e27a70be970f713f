import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { AddRecord, OfferFrame } from './change-record.ts';
import type { DecisionContext } from './decision.ts';

/** The offer after one more change of it. */
export function changedOffer(offer: Offer, context: DecisionContext, change: Partial<Offer>): Offer {
  return { ...offer, ...change, version: offer.version + 1, changedAt: context.now };
}

/** What every record of a change of the offer says; `after` is the offer as the change leaves it. */
export function frameOf(
  after: Offer,
  { recordId, now, who }: DecisionContext,
): OfferFrame & { readonly sequence?: number } {
  return {
    id: recordId,
    season: after.season,
    offer: after.id,
    at: now,
    who,
    version: after.version,
    ...(after.sequence === undefined ? {} : { sequence: after.sequence }),
  };
}

/** Puts `after` in place of the offer that was read, and records it. Every change of an offer ends so. */
export function putAndRecord<R>(
  before: Offer,
  after: Offer,
  record: R,
): readonly [OfferChange, AddRecord<R>] {
  return [
    { kind: 'put-offer', offer: after, replaces: before.version },
    { kind: 'add-record', record },
  ];
}
