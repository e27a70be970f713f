import { openDemand, place } from '#domain/capacity/placement.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { invitationsEndAt, type Season, type StartName, type TrackId } from '#domain/season/season.ts';
import { admits, isFree, isKeptFor, type Seat } from '#domain/seats/seat.ts';
import { type CalendarDay, type Instant, plusHours } from '#domain/values/time.ts';

/** A number of taken seats out of a total. */
export type Share = { readonly taken: number; readonly of: number };

/** The seats of one start, and the tracks that hold the taken ones. */
export type StartFigure = Share & {
  readonly start: StartName;
  readonly by: readonly { readonly track: TrackId; readonly taken: number }[];
};

export type DayFigure = { readonly on: CalendarDay; readonly starts: readonly StartFigure[] };

/** The figures of one track. An offer counts only for the track under which it takes seats. */
export type TrackFigure = {
  readonly track: TrackId;
  readonly invited: number;
  readonly open: number;
  readonly booked: number;
  /** Declined, canceled or expired. */
  readonly ended: number;
  /** Seats that no other track may use. */
  readonly kept: Share;
  /** Seats that this track shares with others: `taken` by any track, `own` by this one. */
  readonly shared: Share & { readonly own: number };
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
  return season.tracks.map(({ id }) => {
    const own = offers.filter((offer) => offer.seatedAs === id);
    const ids = new Set(own.map((offer) => offer.id));
    const shared = seats.filter((seat) => admits(seat, id) && !isKeptFor(seat, id));
    const [open, booked] = (['open', 'booked'] as const).map((state) => countOf(own, state)) as [
      number,
      number,
    ];
    const room = at < invitationsEndAt(season) ? { room: roomFor(season, offers, seats, id, at) } : {};
    return {
      track: id,
      invited: own.length,
      open,
      booked,
      ended: own.length - open - booked,
      kept: seatsTaken(seats.filter((seat) => isKeptFor(seat, id))),
      shared: { ...seatsTaken(shared), own: shared.filter((seat) => ids.has(seat.takenBy ?? '')).length },
      ...room,
    };
  });
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
  const until = plusHours(at, season.offers.answerHours);
  const placed = place(season, seats, [...openDemand(season, offers), { track, asked: seats.length, until }]);
  return placed.at(-1)?.fits ?? 0;
}
