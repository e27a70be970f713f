import type { Offer } from '#domain/offers/offer.ts';
import {
  answersEndAt,
  changesCloseAt,
  type Option,
  ownDayOf,
  type Season,
  servesOnly,
  startOf,
  type Track,
  type TrackId,
} from '#domain/season/season.ts';
import { groupOf, type Labeled, type Seat, type StartKey, sameStart } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { type Board, type FreeSeats, freeSeats, type Waiting, waitingOffers } from './board.ts';
import { FlowNetwork } from './max-flow.ts';

/** A number of offers of a track that all need a seat, and when the last of them closes. */
export type Demand = {
  readonly track: TrackId;
  readonly asked: number;
  readonly until?: Instant | undefined;
};

/** A demand, and how many of its offers find a seat. */
export type Placed = Demand & { readonly fits: number };

/**
 * Counts the open offers by the track under which they take seats. If `seats` were read after the offers, they show
 * which offers were booked in between: such an offer is not counted in addition to the seats that it took.
 */
export function openDemand(
  season: Season,
  offers: readonly Offer[],
  seats: readonly Seat[] = [],
): readonly Demand[] {
  return demandOf(season, waitingOffers(season, offers, seats));
}

function demandOf(season: Season, waiting: readonly Waiting[]): readonly Demand[] {
  return season.tracks.map(({ id }) => {
    const ofTrack = waiting.filter(({ track }) => track === id);
    const until = latest(ofTrack.map(({ closesAt }) => closesAt));
    const asked = ofTrack.reduce((sum, { offers }) => sum + offers, 0);
    return { track: id, asked, until };
  });
}

/**
 * Returns how many offers of each demand can have free seats at the same time; earlier demands are served first. It
 * computes a maximum flow from tracks through their options to groups of equivalent seats. A pair is a path through the
 * day on which its seats serve nothing else, then through its other day, which is why every pair must have such a day (the
 * season rules check it). A track counts only on seats that can be taken until the last of its offers has closed. An applicant may
 * well take an earlier seat, but no offer may depend on it: the day could pass before they respond
 * (docs/decisions/0004).
 */
export function place(season: Season, seats: readonly Seat[], demands: readonly Demand[]): readonly Placed[] {
  return placeIn(season, groupsOf(season, freeSeats(seats)), demands);
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

/** The free seats of one start that admit the same tracks: to a placement they are interchangeable. */
type Group = {
  readonly name: string;
  readonly on: CalendarDay;
  readonly tracks: readonly TrackId[];
  readonly free: number;
  /** The time from which applicants can no longer take them. */
  readonly closesAt: Instant;
};

function groupsOf(season: Season, free: readonly FreeSeats[]): readonly Group[] {
  return free.flatMap((seats) => {
    const start = startOf(season, seats);
    if (!start) return [];
    const { on, tracks } = seats;
    const closesAt = changesCloseAt(season, on, start);
    return [{ name: groupOf(seats), on, tracks, free: seats.free, closesAt }];
  });
}

/** The seats that one offer would hold, and those that it holds now; a seat that it keeps is in both. */
export type Exchange = {
  readonly takes: readonly (StartKey & Labeled)[];
  readonly gives: readonly (StartKey & Labeled)[];
};

/** Whether every other offer on the board can still be placed after the exchange. */
export function leavesRoom(season: Season, others: Board, { takes, gives }: Exchange): boolean {
  const free = new Map(others.free.map((seats) => [groupOf(seats), seats]));
  const add = (seats: StartKey & Labeled, more: number) => {
    const group = free.get(groupOf(seats)) ?? { ...seats, free: 0 };
    free.set(groupOf(seats), { ...group, free: group.free + more });
  };
  for (const seats of gives) add(seats, 1);
  for (const seats of takes) add(seats, -1);
  const placed = placeIn(season, groupsOf(season, [...free.values()]), demandOf(season, others.waiting));
  return placed.every((each) => each.fits === each.asked);
}

/**
 * Returns how many more offers, made at `at`, could be placed beside all that wait: of each track if no other one releases any, and of all
 * tracks together.
 */
export function furtherOffers(
  season: Season,
  { free, waiting }: Board,
  at: Instant,
): { readonly each: readonly Demand[]; readonly together: number } {
  const groups = groupsOf(season, free);
  const standing = demandOf(season, waiting);
  const most = free.reduce((sum, group) => sum + group.free, 0);
  const more = season.tracks.map(({ id }) => ({ track: id, asked: most, until: answersEndAt(season, at) }));
  const fitting = (further: readonly Demand[]) =>
    placeIn(season, groups, [...standing, ...further])
      .slice(standing.length)
      .reduce((sum, { fits }) => sum + fits, 0);
  return {
    each: more.map((demand) => ({ track: demand.track, asked: fitting([demand]) })),
    together: fitting(more),
  };
}

/**
 * Returns a function that tells the fewest seats of a start that the waiting offers need, whatever they choose: without these, some
 * find no place.
 */
export function seatsNeeded(season: Season, { free, waiting }: Board): (start: StartKey) => number {
  const asked = demandOf(season, waiting);
  const fits = (seats: readonly FreeSeats[]) =>
    placeIn(season, groupsOf(season, seats), asked).reduce((sum, each) => sum + each.fits, 0);
  const all = fits(free);
  return (start) => {
    const others = free.filter((group) => !sameStart(group, start));
    return others.length === free.length ? 0 : all - fits(others);
  };
}

function latest(times: readonly Instant[]): Instant | undefined {
  return [...times].sort().at(-1);
}

/** Returns the first demand that cannot be met in full, if any. */
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
  const own = ownDayOf(season, track, option);
  if (!own) throw new Error(`pair ${option.id} has no day to itself`);
  const via = `pair ${track.id} ${option.id}`;
  const isOwn = ({ on, tracks }: Group) => on === own && servesOnly(season, track, on, tracks);
  const ownSeats = groups.filter(isOwn).reduce((sum, { free }) => sum + free, 0);
  network.connect(from, via, ownSeats);
  connectDay(network, via, own === first ? second : first, groups);
}

function connectDay(network: FlowNetwork, from: string, day: CalendarDay, groups: readonly Group[]): void {
  for (const { name, on, free } of groups) {
    if (on === day) network.connect(from, name, free);
  }
}
