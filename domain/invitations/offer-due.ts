import type { Due } from '#domain/decisions/due.ts';
import { isLive, type Offer } from '#domain/offers/offer.ts';

export type OfferDue = Due<'offer-release' | 'offer-expiry' | 'offer-reminder'>;

/**
 * The next thing that an offer is due for. A prepared one is released. An open one expires at the end of its window; before that, and before an
 * interview that is booked, its applicant is reminded. An offer that has ended is due for nothing.
 */
export function dueOf({
  state,
  closesAt,
  remindAt,
  releaseAt,
}: Pick<Offer, 'state' | 'closesAt' | 'remindAt' | 'releaseAt'>): OfferDue | undefined {
  if (state === 'prepared') return releaseAt && { kind: 'offer-release', at: releaseAt };
  if (!isLive({ state })) return undefined;
  const isExpiryNext = state === 'open' && (remindAt === undefined || remindAt >= closesAt);
  if (isExpiryNext) return { kind: 'offer-expiry', at: closesAt };
  return remindAt === undefined ? undefined : { kind: 'offer-reminder', at: remindAt };
}
