import { itinerariesOf } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { AddRecord, OfferFrame } from './change-record.ts';
import type { DecisionContext } from './decision.ts';

/**
 * Returns the offer with the next version, without the itineraries of days that are no longer booked, and without the phone for the
 * day once nothing is.
 */
export function changedOffer(offer: Offer, context: DecisionContext, change: Partial<Offer>): Offer {
  const { dayPhone, ...changed } = { ...offer, ...change };
  const after: Offer = {
    ...changed,
    ...(dayPhone !== undefined && changed.booking ? { dayPhone } : {}),
    ...{ version: offer.version + 1, changedAt: context.now },
  };
  if (!after.itineraries) return after;
  const { itineraries, ...others } = after;
  const kept = itinerariesOf(itineraries, after.booking);
  return kept.length > 0 ? { ...others, itineraries: kept } : others;
}

/** Returns the fields that every record of an offer change shares; `after` is the offer after the change. */
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

/** Replaces the offer that was read with `after`, and records the change. Every offer change ends with this. */
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
