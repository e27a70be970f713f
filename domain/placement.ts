import { FlowNetwork } from './flow.ts';
import type { Offer } from './offer.ts';
import { changesCloseAt, type Option, type Season, type Track, type TrackId } from './season.ts';
import { admits, isFree, labelOf, type Seat } from './seat.ts';
import type { CalendarDay, Instant } from './time.ts';

/**
 * Everything that promise 3 depends on. Read in this order, and only so is it safe: the ledger, then the offers, then
 * the seats (docs/decisions/0004).
 */
export type Outlook = {
  readonly ledger: number;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
};

/** So many offers of a track that all need a place. */
export type Demand = { readonly track: TrackId; readonly asked: number };

/** A demand with the number of its offers that find a place. */
export type Placed = Demand & { readonly fits: number };

/** Offers that still wait for an answer, counted by the track under which they take seats. */
export function openDemand(season: Season, offers: readonly Offer[]): readonly Demand[] {
  return season.tracks.map(({ id }) => ({
    track: id,
    asked: offers.filter((offer) => offer.state === 'open' && offer.seatedAs === id).length,
  }));
}

/** When the last of the open offers closes; `undefined` when none is open. */
export function lastClose(offers: readonly Offer[]): Instant | undefined {
  const closes = offers.filter((offer) => offer.state === 'open').map((offer) => offer.closesAt);
  return closes.sort().at(-1);
}

/**
 * The free seats that every open offer can count on: those that can be taken until the last offer has closed. A seat
 * of an earlier day may well be taken, but nobody's place may depend on it, for the day could pass before they answer.
 */
export function plannable(
  season: Season,
  seats: readonly Seat[],
  until: Instant | undefined,
): readonly Seat[] {
  const open = new Set(
    season.days.flatMap((day) =>
      day.starts
        .filter((start) => until === undefined || changesCloseAt(season, day.on, start) >= until)
        .map((start) => `${day.on}#${start.name}`),
    ),
  );
  return seats.filter((seat) => isFree(seat) && open.has(`${seat.on}#${seat.start}`));
}

/**
 * How many offers of each demand can have seats at the same time; earlier demands are served first. A maximum flow from
 * tracks through their options to groups of like seats. A pair is a path through the day that it has to itself and then
 * through its other day, which is why every pair must have such a day (`season-rules.ts` checks it).
 */
export function place(season: Season, seats: readonly Seat[], demands: readonly Demand[]): readonly Placed[] {
  const network = new FlowNetwork();
  for (const [name, group] of groupsOf(seats)) network.connect(name, 'placed', group.length);
  for (const track of season.tracks) {
    for (const option of track.options) connectOption(network, season, track, option, seats);
  }
  return demands.map((demand, index) => {
    const source = `demand ${index}`;
    network.connect(source, `track ${demand.track}`, demand.asked);
    return { ...demand, fits: network.send(source, 'placed') };
  });
}

/** The first demand that cannot be met whole, if any. */
export function shortfall(
  season: Season,
  seats: readonly Seat[],
  demands: readonly Demand[],
): Placed | undefined {
  return place(season, seats, demands).find((each) => each.fits < each.asked);
}

/** The day of a pair that no other option of any track uses. */
export function ownDayOf(season: Season, option: Option): CalendarDay | undefined {
  const others = season.tracks.flatMap((track) => track.options.filter((each) => each !== option));
  return option.days.find(
    (day) => !others.some((other) => (other.days as readonly CalendarDay[]).includes(day)),
  );
}

function connectOption(
  network: FlowNetwork,
  season: Season,
  track: Track,
  option: Option,
  seats: readonly Seat[],
): void {
  const from = `track ${track.id}`;
  if (option.days.length === 1) {
    connectDay(network, from, track.id, option.days[0], seats);
    return;
  }
  const own = ownDayOf(season, option);
  const other = option.days.find((day) => day !== own);
  if (!own || !other) throw new Error(`pair ${option.id} has no day to itself`);
  const via = `pair ${track.id} ${option.id}`;
  const ownSeats = seats.filter((seat) => seat.on === own && admits(seat, track.id));
  network.connect(from, via, ownSeats.length);
  connectDay(network, via, track.id, other, seats);
}

function connectDay(
  network: FlowNetwork,
  from: string,
  track: TrackId,
  on: CalendarDay,
  seats: readonly Seat[],
): void {
  for (const [name, group] of groupsOf(seats.filter((seat) => seat.on === on && admits(seat, track)))) {
    network.connect(from, name, group.length);
  }
}

function groupsOf(seats: readonly Seat[]): Map<string, readonly Seat[]> {
  return Map.groupBy(seats, (seat) => `${seat.on} ${labelOf(seat)}`);
}
