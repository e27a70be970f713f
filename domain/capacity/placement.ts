import { memoizeByObject } from '#domain/memoize.ts';
import type { Offer } from '#domain/offers/offer.ts';
import {
  changesCloseAt,
  type Option,
  ownDayOf,
  type Season,
  startOf,
  type Track,
  type TrackId,
  trackOf,
} from '#domain/season/season.ts';
import { isFree, labelOf, type Seat } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { FlowNetwork } from './max-flow.ts';
import type { Outlook } from './outlook.ts';

/** So many offers of a track that all need a place, and when the last of them closes. */
export type Demand = { readonly track: TrackId; readonly asked: number; readonly until?: Instant };

/** A demand with the number of its offers that find a place. */
export type Placed = Demand & { readonly fits: number };

/**
 * Offers that still wait for an answer, counted by the track under which they take seats. `seats`, if they were read
 * after the offers, tell who has been answered in between: that one is not counted beside the seats that it took.
 */
export function openDemand(
  season: Season,
  offers: readonly Offer[],
  seats: readonly Seat[] = [],
): readonly Demand[] {
  return demandOf(season, waitingOf(season, offers, seats));
}

function waitingOf(season: Season, offers: readonly Offer[], seats: readonly Seat[]): readonly Offer[] {
  const held = Map.groupBy(seats, (seat) => seat.takenBy);
  return offers.filter(
    (offer) => offer.state === 'open' && !isWholePlace(season, offer, held.get(offer.id) ?? []),
  );
}

function demandOf(season: Season, waiting: readonly Offer[]): readonly Demand[] {
  return season.tracks.map(({ id }) => {
    const closes = waiting.filter((offer) => offer.seatedAs === id).map((offer) => offer.closesAt);
    const until = latest(closes);
    return { track: id, asked: closes.length, ...(until ? { until } : {}) };
  });
}

/** Whether the seats are all that a booking of the offer can have: what is read of a pair may be one half of it. */
function isWholePlace(season: Season, offer: Offer, seats: readonly Seat[]): boolean {
  if (seats.length === 0) return false;
  const options = trackOf(season, offer.seatedAs).options.filter(({ days }) =>
    seats.every((seat) => (days as readonly CalendarDay[]).includes(seat.on)),
  );
  return options.length > 0 && options.every(({ days }) => days.length === seats.length);
}

/**
 * How many offers of each demand can have free seats at the same time; earlier demands are served first. A maximum flow
 * from tracks through their options to groups of like seats. A pair is a path through the day that it has to itself and
 * then through its other day, which is why every pair must have such a day (`season-rules.ts` checks it).
 *
 * A track counts only on seats that can be taken until the last of its offers has closed. An earlier one may well be
 * taken, but nobody's place may depend on it: the day could pass before they answer (docs/decisions/0004).
 */
export function place(season: Season, seats: readonly Seat[], demands: readonly Demand[]): readonly Placed[] {
  return placeIn(season, groupsOf(season, seats), demands);
}

function placeIn(season: Season, groups: readonly Group[], demands: readonly Demand[]): readonly Placed[] {
  const network = new FlowNetwork();
  for (const { name, free } of groups) network.connect(name, 'placed', free);
  for (const track of season.tracks) {
    const until = latest(demands.flatMap((each) => (each.track === track.id ? (each.until ?? []) : [])));
    const lasting = groups.filter(
      ({ tracks, closesAt }) => tracks.includes(track.id) && (until === undefined || closesAt >= until),
    );
    for (const option of track.options) connectOption(network, season, track, option, lasting);
  }
  return demands.map((demand, index) => {
    const source = `demand ${index}`;
    network.connect(source, `track ${demand.track}`, demand.asked);
    return { ...demand, fits: network.send(source, 'placed') };
  });
}

/** The free seats of one start that the same tracks may sit in: for a placement, one is as good as another. */
type Group = {
  readonly name: string;
  readonly on: CalendarDay;
  readonly tracks: readonly TrackId[];
  readonly free: number;
  /** When applicants can no longer take them. */
  readonly closesAt: Instant;
};

function groupsOf(season: Season, seats: readonly Seat[]): readonly Group[] {
  const alike = Map.groupBy(seats.filter(isFree), groupOf);
  return [...alike].flatMap(([name, group]) => {
    const [{ on, start: named, tracks }] = group as [Seat, ...Seat[]];
    const start = startOf(season, { on, start: named });
    return start
      ? [{ name, on, tracks, free: group.length, closesAt: changesCloseAt(season, on, start) }]
      : [];
  });
}

function groupOf(seat: Seat): string {
  return `${seat.on} ${seat.start} ${labelOf(seat)}`;
}

/** What every placement in an outlook begins with. */
const prepared = memoizeByObject(({ offers, seats }: Outlook) =>
  memoizeByObject((season: Season) => ({
    groups: groupsOf(season, seats),
    waiting: waitingOf(season, offers, seats),
  })),
);

/** Whether all others who wait can be placed if `offer`, which sits nowhere yet, takes these free seats of the outlook. */
export function fitsBeside(season: Season, outlook: Outlook, offer: Offer, seats: readonly Seat[]): boolean {
  const { groups, waiting } = prepared(outlook)(season);
  const taken = seats.map(groupOf);
  const left = groups.map((group) => {
    const fewer = taken.filter((name) => name === group.name).length;
    return fewer > 0 ? { ...group, free: group.free - fewer } : group;
  });
  const others = demandOf(
    season,
    waiting.filter(({ id }) => id !== offer.id),
  );
  return placeIn(season, left, others).every((each) => each.fits === each.asked);
}

function latest(times: readonly Instant[]): Instant | undefined {
  return [...times].sort().at(-1);
}

/** The first demand that cannot be met whole, if any. */
export function shortfall(
  season: Season,
  seats: readonly Seat[],
  demands: readonly Demand[],
): Placed | undefined {
  return place(season, seats, demands).find((each) => each.fits < each.asked);
}

function connectOption(
  network: FlowNetwork,
  season: Season,
  track: Track,
  option: Option,
  groups: readonly Group[],
): void {
  const from = `track ${track.id}`;
  const [first, second] = option.days;
  if (!second) {
    connectDay(network, from, first, groups);
    return;
  }
  const own = ownDayOf(season, option);
  if (!own) throw new Error(`pair ${option.id} has no day to itself`);
  const via = `pair ${track.id} ${option.id}`;
  const ownSeats = groups.filter(({ on }) => on === own).reduce((sum, { free }) => sum + free, 0);
  network.connect(from, via, ownSeats);
  connectDay(network, via, own === first ? second : first, groups);
}

function connectDay(network: FlowNetwork, from: string, day: CalendarDay, groups: readonly Group[]): void {
  for (const { name, on, free } of groups) {
    if (on === day) network.connect(from, name, free);
  }
}
