import type { StartName, TrackId } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** One start of one day. */
export type StartKey = { readonly on: CalendarDay; readonly start: StartName };

/** The tracks that may sit in a seat. */
export type Labeled = { readonly tracks: readonly TrackId[] };

/** Which place: the `number`th of one start of one day, counted from 1. */
export type SeatKey = StartKey & { readonly number: number };

/**
 * One place in one start of one day, with the tracks that may sit in it and, once taken, the offer that holds it. `fence`:
 * the oldest version of the season's document on which it may still be taken (docs/decisions/0023).
 */
export type Seat = SeatKey &
  Labeled & {
    readonly takenBy?: string;
    readonly fence?: number;
  };

export function isFree(seat: Seat): boolean {
  return seat.takenBy === undefined;
}

/** The oldest version of the season's document on which it may be taken; 0 where any will do. */
export function fenceOf({ fence = 0 }: Seat): number {
  return fence;
}

/** Those of `seats` that could still be taken on a document older than `fence`. */
export function behindFence(seats: readonly Seat[], fence = 0): readonly Seat[] {
  return seats.filter((seat) => fenceOf(seat) < fence);
}

export function admits(seat: Labeled, track: TrackId): boolean {
  return seat.tracks.includes(track);
}

/** Whether no other track may sit there. Taking such a seat never needs the ledger (see `placement.ts`). */
export function isKeptFor(seat: Labeled, track: TrackId): boolean {
  return seat.tracks.length === 1 && admits(seat, track);
}

/** The tracks that may sit there, as one text. Seats of one start with the same label are worth the same to everybody. */
export function labelOf({ tracks }: Labeled): string {
  return tracks.length === 1 ? (tracks[0] as TrackId) : [...tracks].sort().join(' ');
}

/** Those of `seats` that belong to one start. */
export function seatsAt(seats: readonly Seat[], start: StartKey): readonly Seat[] {
  return seats.filter((seat) => sameStart(seat, start));
}

/** Names the start and the label of a seat. Seats of one group are interchangeable. */
export function groupOf(seat: StartKey & Labeled): string {
  return `${seat.on} ${seat.start} ${labelOf(seat)}`;
}

/** The free seats, those that are interchangeable together. */
export function freeGroups(seats: readonly Seat[]): readonly (readonly [Seat, ...Seat[]])[] {
  return [...Map.groupBy(seats.filter(isFree), groupOf).values()] as [Seat, ...Seat[]][];
}

export function sameStart(one: StartKey, other: StartKey): boolean {
  return one.on === other.on && one.start === other.start;
}

export function sameSeat(one: SeatKey, other: SeatKey): boolean {
  return one.number === other.number && sameStart(one, other);
}

/** The key alone of a seat, or of what has more. */
export function keyOf({ on, start, number }: SeatKey): SeatKey {
  return { on, start, number };
}

/** The seat's name, as `2020-11-17#morning#003`: text order is the order of day, start, number. */
export function seatName(seat: SeatKey): string {
  return `${seat.on}#${seat.start}#${String(seat.number).padStart(3, '0')}`;
}
