import { openDemand, place } from '#domain/capacity/placement.ts';
import { isReleased, latestOffers, type Offer } from '#domain/offers/offer.ts';
import {
  answersEndAt,
  invitationsEndAt,
  type Season,
  type StartName,
  type TrackId,
} from '#domain/season/season.ts';
import { admits, isFree, type Seat } from '#domain/seats/seat.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';

/** A number of taken seats out of a total. */
export type Share = { readonly taken: number; readonly of: number };

/** The seats of one start, and the tracks that hold the taken ones. */
export type StartFigure = Share & {
  readonly start: StartName;
  readonly by: readonly { readonly track: TrackId; readonly taken: number }[];
};

export type DayFigure = { readonly on: CalendarDay; readonly starts: readonly StartFigure[] };

/** The figures of one track. A person counts once, by the latest offer, under the track that takes their seats. */
export type TrackFigure = {
  readonly track: TrackId;
  readonly invited: number;
  readonly open: number;
  readonly booked: number;
  /** Declined, canceled or expired. */
  readonly ended: number;
  /** How many of the invited people are also considered for each other track; tracks of nobody are left out. */
  readonly also: readonly { readonly track: TrackId; readonly count: number }[];
  /** Seats that people of this track hold. */
  readonly taken: number;
  /** Free seats of the days to come that this track may use, alone or with others. */
  readonly free: number;
  /** How many more offers this track alone could release; absent once invitations are over. */
  readonly room?: number;
};

export function seatsTaken(seats: readonly Seat[]): Share {
  return { taken: seats.filter((seat) => !isFree(seat)).length, of: seats.length };
}

/** Returns taken and total seats for each start of each day, in the season's order. */
export function dayFigures(
  season: Season,
  offers: readonly Offer[],
  seats: readonly Seat[],
): readonly DayFigure[] {
  const trackOfOffer = new Map(offers.map((offer) => [offer.id, offer.seatedAs]));
  return season.days.map(({ on, starts }) => ({
    on,
    starts: starts.map(({ name }) => {
      const there = seats.filter((seat) => seat.on === on && seat.start === name);
      const holders = there.map((seat) => trackOfOffer.get(seat.takenBy ?? ''));
      const by = season.tracks
        .map(({ id }) => ({ track: id, taken: holders.filter((track) => track === id).length }))
        .filter(({ taken }) => taken > 0);
      return { start: name, ...seatsTaken(there), by };
    }),
  }));
}

/** Returns the figures of each track, and how many more offers it could release now. */
export function trackFigures(
  season: Season,
  offers: readonly Offer[],
  seats: readonly Seat[],
  at: Instant,
): readonly TrackFigure[] {
  const today = dayIn(season.program.zone, at);
  const people = [...latestOffers(offers.filter(isReleased)).values()];
  const holders = new Map(offers.map((offer) => [offer.id, offer.seatedAs]));
  return season.tracks.map(({ id }) => {
    const own = people.filter((offer) => offer.seatedAs === id);
    const [open, booked] = [countOf(own, 'open'), countOf(own, 'booked')];
    const room = at < invitationsEndAt(season) ? { room: roomFor(season, offers, seats, id, at) } : {};
    return {
      track: id,
      invited: own.length,
      open,
      booked,
      ended: own.length - open - booked,
      also: alsoConsidered(season, own, id),
      taken: seats.filter((seat) => holders.get(seat.takenBy ?? '') === id).length,
      free: seats.filter((seat) => seat.on >= today && isFree(seat) && admits(seat, id)).length,
      ...room,
    };
  });
}

function alsoConsidered(season: Season, own: readonly Offer[], track: TrackId): TrackFigure['also'] {
  return season.tracks
    .map(({ id }) => ({
      track: id,
      count: own.filter(({ tracks }) => id !== track && tracks.includes(id)).length,
    }))
    .filter(({ count }) => count > 0);
}

function countOf(offers: readonly Offer[], state: Offer['state']): number {
  return offers.filter((offer) => offer.state === state).length;
}

/** Returns how many offers for the track, made at `at`, could be placed in addition to all open ones. */
function roomFor(
  season: Season,
  offers: readonly Offer[],
  seats: readonly Seat[],
  track: TrackId,
  at: Instant,
): number {
  const until = answersEndAt(season, at);
  const placed = place(season, seats, [...openDemand(season, offers), { track, asked: seats.length, until }]);
  return placed.at(-1)?.fits ?? 0;
}
