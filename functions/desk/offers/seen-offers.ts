import type { Offer } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';
import type { SeenOffer } from '#functions/waves/extend-offers.ts';

/** The value of the box of an offer: the deadline that was seen is the version on which a form is made. */
export function seenBox({ id, closesAt }: SeenOffer): string {
  return `${id}~${closesAt}`;
}

/** The offers that a form names; boxes that cannot be read are none. */
function seenOffers(boxes: readonly string[]): readonly SeenOffer[] {
  const seen = boxes.flatMap((box): SeenOffer[] => {
    const [id = '', closesAt = ''] = box.split('~');
    return /^offer_\w{1,80}$/.test(id) && !Number.isNaN(Date.parse(closesAt))
      ? [{ id, closesAt: instant(closesAt) }]
      : [];
  });
  return [...new Map(seen.map((each) => [each.id, each])).values()];
}

/** Of the wave's offers those that were selected, with the deadlines that were seen; or all that `isMeant` names. */
export function selectedOf(
  offers: readonly Offer[],
  fields: URLSearchParams,
  isMeant: (offer: Offer) => boolean,
): readonly SeenOffer[] {
  if (fields.get('who') === 'all') return offers.filter(isMeant);
  const known = new Set(offers.map(({ id }) => id));
  return seenOffers(fields.getAll('chosen')).filter(({ id }) => known.has(id));
}
