import { isTrackAsked, isUnreached } from '#domain/offers/follow-up.ts';
import { type Offer, type OfferState, offerStates } from '#domain/offers/offer.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import type { Seat, StartKey } from '#domain/seats/seat.ts';
import { type Instant, nextMinute } from '#domain/values/time.ts';

/** The seats of one start that offers of one track hold. */
export type TakenSeats = StartKey & { readonly track: TrackId; readonly taken: number };

/** How many offers of one track, counted by the track under which they take seats, are in one state. */
export type OffersInState = { readonly track: TrackId; readonly state: OfferState; readonly offers: number };

/** Offers of one track alike in when something happens to them: an open one ends, a prepared one is released. */
export type OffersAt = { readonly track: TrackId; readonly at: Instant; readonly offers: number };

/**
 * What coordinators see of a season at a glance and the board does not tell, as counts. It is written with the board, read by the
 * desk only, and decides nothing (docs/decisions/0048).
 */
export type SeasonOverview = {
  readonly taken: readonly TakenSeats[];
  readonly states: readonly OffersInState[];
  /** Open offers by the minute in which they end. */
  readonly ending: readonly OffersAt[];
  /** Prepared offers by their release. */
  readonly prepared: readonly OffersAt[];
  /** Live offers whose applicants mail does not reach. */
  readonly unreached: number;
  /** Requests for another track that wait for an answer; absent: none. */
  readonly asked?: number;
};

/** Counts the overview of a season from its offers and seats. A seat whose holder is no known offer counts for no track. */
export function overviewOf(
  season: Season,
  { offers, seats }: { readonly offers: readonly Offer[]; readonly seats: readonly Seat[] },
): SeasonOverview {
  const asked = offers.filter(isTrackAsked).length;
  return {
    taken: takenSeats(season, offers, seats),
    states: season.tracks.flatMap(({ id }) => offersInStates(id, offers)),
    ending: offersAt(offers, 'open', ({ closesAt }) => nextMinute(closesAt)),
    prepared: offersAt(offers, 'prepared', ({ opensAt }) => opensAt),
    unreached: offers.filter(isUnreached).length,
    ...(asked > 0 ? { asked } : {}),
  };
}

/** In the order of the season's days and starts, so that equal counts are equal texts. */
function takenSeats(season: Season, offers: readonly Offer[], seats: readonly Seat[]): readonly TakenSeats[] {
  const trackOfOffer = new Map(offers.map(({ id, seatedAs }) => [id, seatedAs]));
  const groups = Map.groupBy(
    seats,
    ({ on, start, takenBy = '' }) => `${on} ${start} ${trackOfOffer.get(takenBy)}`,
  );
  return season.days.flatMap(({ on, starts }) =>
    starts.flatMap(({ name }) =>
      season.tracks.flatMap(({ id }): TakenSeats[] => {
        const taken = groups.get(`${on} ${name} ${id}`)?.length ?? 0;
        return taken > 0 ? [{ on, start: name, track: id, taken }] : [];
      }),
    ),
  );
}

function offersInStates(track: TrackId, offers: readonly Offer[]): readonly OffersInState[] {
  const own = offers.filter(({ seatedAs }) => seatedAs === track);
  return offerStates.flatMap((state): OffersInState[] => {
    const count = own.filter((offer) => offer.state === state).length;
    return count > 0 ? [{ track, state, offers: count }] : [];
  });
}

function offersAt(
  offers: readonly Offer[],
  state: OfferState,
  timeOf: (offer: Offer) => Instant,
): readonly OffersAt[] {
  const alike = Map.groupBy(
    offers.filter((offer) => offer.state === state),
    (offer) => `${timeOf(offer)} ${offer.seatedAs}`,
  );
  return [...alike.keys()].sort().map((key) => {
    const group = alike.get(key) as [Offer, ...Offer[]];
    return { track: group[0].seatedAs, at: timeOf(group[0]), offers: group.length };
  });
}

/** Whether two overviews say the same; both are in the order in which they are counted. */
export function isSameOverview(one: SeasonOverview, other: SeasonOverview): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ taken, states, ending, prepared, unreached, asked = 0 }: SeasonOverview): string {
  return [
    ...taken.map((each) => [each.on, each.start, each.track, each.taken].join(' ')),
    ...states.map((each) => [each.track, each.state, each.offers].join(' ')),
    ...[...ending, ...prepared].map((each) => [each.track, each.at, each.offers].join(' ')),
    `${unreached} ${asked}`,
  ].join('\n');
}
