import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Unanswerable } from './refusal.ts';

/** Returns why the applicant cannot respond to the offer now, if so. */
export function whyUnanswerable(
  offer: Offer,
  context: Pick<DecisionContext, 'now'>,
): Unanswerable | undefined {
  if (offer.state === 'booked') return { kind: 'already-booked' };
  if (offer.state === 'prepared') return { kind: 'not-released', releasesAt: offer.opensAt };
  if (offer.state !== 'open') return { kind: 'offer-closed', state: offer.state };
  if (context.now >= offer.closesAt) return { kind: 'window-closed', closedAt: offer.closesAt };
  return undefined;
}
