import type { Standing } from '#domain/booking/standing.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { MoreOffersThanSeats } from '#domain/invitations/refusal.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { answersEndAt } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { type Instant, laterOf } from '#domain/values/time.ts';

/** An offer as it would be for the new tracks, with everything that the decision is made on. */
export type ReRouteGround = Standing & { readonly outlook: Outlook; readonly before: Offer };

/** Other dates are another offer: there is as much time to respond as a new one has, and never less than there was. */
export function freshWindow({ season, before }: ReRouteGround, { now }: DecisionContext): Instant {
  return laterOf(answersEndAt(season, now), before.closesAt);
}

/** Why not everybody who is open would have a seat, `after` among them. */
export function whyNoPlace(
  { season, outlook }: ReRouteGround,
  after: Offer,
  seats: readonly Seat[],
): MoreOffersThanSeats | undefined {
  const offers = outlook.offers.map((each) => (each.id === after.id ? after : each));
  const short = shortfall(season, seats, openDemand(season, offers, seats));
  return short && { kind: 'more-offers-than-seats', short: [short] };
}
