import type { Offer } from '#domain/offers/offer.ts';
import { candidatesFor, rankedOn } from './candidates.ts';
import type { MatchListStanding } from './change-match-list.ts';

/** What an order would make of a list. Ranks count from 1. */
export type OrderComparison = {
  /** The people of the order, best first, each with the rank that they have now. */
  readonly order: readonly { readonly offer: Offer; readonly was?: number }[];
  /** Those who have a rank now, and are not in the order. */
  readonly off: readonly { readonly offer: Offer; readonly was: number }[];
  /** Those who have no rank now, and are not in the order. */
  readonly without: readonly Offer[];
};

/** Compares an order with the list as it is, so that it can be looked at before it replaces it. */
export function compareOrder(standing: MatchListStanding, order: readonly string[]): OrderComparison {
  const { ranked, unranked } = rankedOn(standing.list, candidatesFor(standing, standing.code));
  const people = new Map([...ranked, ...unranked].map((offer) => [offer.id, offer]));
  const ranks = new Map(ranked.map((offer, index) => [offer, index + 1]));
  const ordered = order.flatMap((id) => people.get(id) ?? []);
  const placed = new Set(ordered);
  return {
    order: ordered.map((offer) => {
      const was = ranks.get(offer);
      return was === undefined ? { offer } : { offer, was };
    }),
    off: [...ranks].filter(([offer]) => !placed.has(offer)).map(([offer, was]) => ({ offer, was })),
    without: unranked.filter((offer) => !placed.has(offer)),
  };
}

/** How many are new on the list, and how many have another rank than now. */
export function countsOf({ order }: Pick<OrderComparison, 'order'>): {
  readonly added: number;
  readonly moved: number;
} {
  const added = order.filter(({ was }) => was === undefined).length;
  const same = order.filter(({ was }, index) => was === index + 1).length;
  return { added, moved: order.length - added - same };
}
