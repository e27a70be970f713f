import { needsSeat, type Offer } from '#domain/offers/offer.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import { freeGroups, type Labeled, type Seat, type StartKey, sameStart } from '#domain/seats/seat.ts';
import { type CalendarDay, type Instant, nextMinute } from '#domain/values/time.ts';
import type { Outlook } from './outlook.ts';

/**
 * The free seats of one start that admit the same tracks. To an applicant and to a placement they are interchangeable.
 */
export type FreeSeats = StartKey & Labeled & { readonly free: number };

/** Open and prepared offers of one track whose windows close in the same minute. */
export type Waiting = { readonly track: TrackId; readonly closesAt: Instant; readonly offers: number };

/**
 * What a page needs to know about other applicants: free seats and waiting offers, as counts. Its size depends on the
 * season's days and waves, not on the number of applicants. It is only for display: every decision reads its own offer
 * and seats (docs/decisions/0023).
 */
export type Board = { readonly free: readonly FreeSeats[]; readonly waiting: readonly Waiting[] };

/** Counts the board of a season from its offers and seats, which must be read in this order. */
export function boardOf(season: Season, { offers, seats }: Pick<Outlook, 'offers' | 'seats'>): Board {
  return { free: freeSeats(seats), waiting: waitingOffers(season, offers, seats) };
}

/** The free seats, counted by start and label. */
export function freeSeats(seats: readonly Seat[]): readonly FreeSeats[] {
  return freeGroups(seats).map((group) => {
    const [{ on, start, tracks }] = group;
    return { on, start, tracks, free: group.length };
  });
}

/**
 * Counts the open and prepared offers by the track under which they take seats and by the end of their window. If `seats` were read
 * after the offers, they show which offers were booked in between: such an offer is not counted in addition to the
 * seats that it took.
 */
export function waitingOffers(
  season: Season,
  offers: readonly Offer[],
  seats: readonly Seat[],
): readonly Waiting[] {
  const held = Map.groupBy(seats, (seat) => seat.takenBy);
  const waiting = offers.filter(
    (offer) => needsSeat(offer) && !isWholePlace(season, offer, held.get(offer.id) ?? []),
  );
  const alike = Map.groupBy(waiting, ({ seatedAs, closesAt }) => `${seatedAs} ${nextMinute(closesAt)}`);
  return [...alike.values()].map((group) => {
    const [{ seatedAs, closesAt }] = group as [Offer, ...Offer[]];
    return { track: seatedAs, closesAt: nextMinute(closesAt), offers: group.length };
  });
}

/** Whether the seats are a whole booking of the offer: a read may show only half of a pair. */
function isWholePlace(season: Season, offer: Offer, seats: readonly Seat[]): boolean {
  const track = season.tracks.find(({ id }) => id === offer.seatedAs);
  const options = (track?.options ?? []).filter(({ days }) =>
    seats.every((seat) => (days as readonly CalendarDay[]).includes(seat.on)),
  );
  return options.length > 0 && options.every(({ days }) => days.length === seats.length);
}

/** Returns the board without the offer itself: an open offer does not compete with itself. */
export function withoutOffer(board: Board, { state, seatedAs, closesAt }: Offer): Board {
  if (!needsSeat({ state })) return board;
  const until = nextMinute(closesAt);
  const waiting = board.waiting.flatMap((each) => {
    if (each.track !== seatedAs || each.closesAt !== until) return [each];
    return each.offers > 1 ? [{ ...each, offers: each.offers - 1 }] : [];
  });
  return { ...board, waiting };
}

/**
 * Returns the board with updated counts for the starts all of whose seats are in `seats`, which were read more
 * recently.
 */
export function correctedBy(board: Board, seats: readonly Seat[]): Board {
  const isRead = (group: StartKey) => seats.some((seat) => sameStart(seat, group));
  return { ...board, free: [...board.free.filter((group) => !isRead(group)), ...freeSeats(seats)] };
}

/** Whether two boards have the same counts, in any order. */
export function isSameBoard(one: Board, other: Board): boolean {
  return linesOf(one) === linesOf(other);
}

function linesOf({ free, waiting }: Board): string {
  const freeLines = free.map((each) =>
    [each.on, each.start, ...[...each.tracks].sort(), each.free].join(' '),
  );
  const waitingLines = waiting.map((each) => [each.track, each.closesAt, each.offers].join(' '));
  return [...freeLines.sort(), ...waitingLines.sort()].join('\n');
}
