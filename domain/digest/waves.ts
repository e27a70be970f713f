import type { Offer } from '#domain/offers/offer.ts';
import { consideredFor } from '#domain/roster/roster.ts';
import type { TrackId } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { Instant } from '#domain/values/time.ts';

/** The prepared offers that the clock releases at the same time, counted by their tracks. */
export type PreparedWave = {
  readonly at: Instant;
  readonly count: number;
  readonly alike: readonly { readonly tracks: readonly TrackId[]; readonly count: number }[];
};

/** Returns the waves that are still to be released, the next one first. */
export function preparedWaves(offers: readonly Offer[]): readonly PreparedWave[] {
  const prepared = offers.filter(({ state }) => state === 'prepared');
  return [...Map.groupBy(prepared, ({ opensAt }) => opensAt)]
    .sort(([one], [other]) => inTextOrder(one, other))
    .map(([at, group]) => ({ at, count: group.length, alike: alikeIn(group.map(consideredFor)) }));
}

/** How many are considered for the same tracks. */
export function alikeIn(all: readonly (readonly TrackId[])[]): PreparedWave['alike'] {
  return [...Map.groupBy(all, (tracks) => tracks.join(' ')).values()].map((group) => ({
    tracks: group[0] ?? [],
    count: group.length,
  }));
}
