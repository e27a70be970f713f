import { deadlineToldOf } from '#domain/invitations/window.ts';
import { type Offer, type OfferState, offerStates } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { Instant } from '#domain/values/time.ts';

/** The offers that left, or are to leave, together. `releaseAt` is its name. */
export type ListedWave = {
  readonly releaseAt: Instant;
  readonly offers: readonly Offer[];
  /** How many of them are in each state, without those in which there are none, in the order of the states. */
  readonly counts: readonly (readonly [OfferState, number])[];
  /** The last deadline of those that can still be answered, or are to be. */
  readonly closesAt?: Instant;
  readonly bookingOpensAt?: Instant;
};

/** Returns all waves, the latest first. An offer of before there were waves is in none. */
export function wavesOf(season: Season, offers: readonly Offer[]): readonly ListedWave[] {
  const inWaves = offers.flatMap((offer) => (offer.releaseAt ? [{ releaseAt: offer.releaseAt, offer }] : []));
  return [...Map.groupBy(inWaves, ({ releaseAt }) => releaseAt)]
    .map(([releaseAt, some]) =>
      waveOfOffers(
        season,
        releaseAt,
        some.map(({ offer }) => offer),
      ),
    )
    .sort((one, other) => inTextOrder(other.releaseAt, one.releaseAt));
}

function waveOfOffers(season: Season, releaseAt: Instant, offers: readonly Offer[]): ListedWave {
  const by = Map.groupBy(offers, ({ state }) => state);
  const waiting = [...(by.get('prepared') ?? []), ...(by.get('open') ?? [])];
  const closesAt = waiting
    .map((offer) => deadlineToldOf(season, offer))
    .sort()
    .at(-1);
  const bookingOpensAt = offers.find((offer) => offer.bookingOpensAt)?.bookingOpensAt;
  return {
    ...{ releaseAt, offers },
    counts: offerStates.flatMap((state) => {
      const { length } = by.get(state) ?? [];
      return length > 0 ? [[state, length] as const] : [];
    }),
    ...(closesAt ? { closesAt } : {}),
    ...(bookingOpensAt ? { bookingOpensAt } : {}),
  };
}
