import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, startOf, startsAt } from '#domain/season/season.ts';
import { keyOf, type Seat, type SeatKey, sameSeat, sameStart } from '#domain/seats/seat.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { Instant } from '#domain/values/time.ts';
import { type BookedOffer, isBooked } from './concerned.ts';
import { planSeats, type SeatStep } from './plan-seats.ts';

/**
 * The steps of the seats, and the offers whose bookings have to be given back for them. `fixed`: held seats that the file
 * removes and that nobody can give back: the interview has begun, or the
 * holder was removed by hand. `isOutrun`: a seat was taken while the outlook was read.
 */
export type Leaving = {
  readonly steps: readonly SeatStep[];
  readonly offers: readonly BookedOffer[];
  readonly fixed: readonly SeatKey[];
  readonly isOutrun: boolean;
};

/**
 * Plans the seats of `next`, and whose bookings it takes away: those on an option or a start that it does not have, and of a
 * start that keeps fewer seats than are held, the holders who get none of them. Both days of a pair are given back together.
 *
 * The holders of such starts are taken one by one, and each for whom there is still room on every day keeps the booking. So
 * nobody leaves who could stay, and a booking that is given back already changes nothing for the others: a file that was
 * stopped half way takes the same bookings away when it goes on.
 */
export function planLeaving(
  current: Season | undefined,
  next: Season,
  { offers, seats }: Pick<Outlook, 'offers' | 'seats'>,
  now: Instant,
): Leaving {
  const booked = offers.filter(isBooked);
  const leaving = new Set(booked.filter((offer) => !isKept(next, offer)).map(({ id }) => id));
  const planned = () => planSeats(next, seats, offers, leaving);
  let { steps, held } = planned();
  const contested = contestedBy(booked, seats, held).filter(
    (offer) => !leaving.has(offer.id) && !(current && hasBegun(current, offer, now)),
  );
  for (const { id } of contested) leaving.add(id);
  if (contested.length > 0) ({ steps, held } = planned());
  if (held.length > 0) return { steps: [], offers: [], ...whoCannotLeave({ offers, seats }, held) };
  for (const { id } of contested) {
    leaving.delete(id);
    const kept = planned();
    if (kept.held.length > 0) leaving.add(id);
    else steps = kept.steps;
  }
  return { steps, offers: booked.filter(({ id }) => leaving.has(id)), fixed: [], isOutrun: false };
}

/**
 * Those who hold a seat of a start that has too few, the lowest numbers first; of a pair the lower of its numbers counts.
 * Seats are picked by a hash, so the order favors nobody, and it does not change when others leave.
 */
function contestedBy(
  booked: readonly BookedOffer[],
  seats: readonly Seat[],
  short: readonly SeatKey[],
): readonly BookedOffer[] {
  const contested = seats.filter((seat) => short.some((each) => sameStart(each, seat)));
  const holders = new Set(contested.map(({ takenBy }) => takenBy));
  const numberOf = ({ booking }: BookedOffer) => Math.min(...booking.seats.map(({ number }) => number));
  return booked
    .filter(({ id }) => holders.has(id))
    .toSorted((one, other) => numberOf(one) - numberOf(other) || inTextOrder(one.id, other.id));
}

/** Whose seats have no place although all who can leave have left; or that one of these seats was taken just now. */
function whoCannotLeave(
  { offers, seats }: Pick<Outlook, 'offers' | 'seats'>,
  held: readonly SeatKey[],
): Pick<Leaving, 'fixed' | 'isOutrun'> {
  const booked = new Set(offers.filter(isBooked).map(({ id }) => id));
  const known = new Set(offers.map(({ id }) => id));
  const unseated = seats.filter((seat) => held.some((each) => sameSeat(each, seat)));
  const isOutrun = unseated.some(({ takenBy = '' }) => known.has(takenBy) && !booked.has(takenBy));
  const fixed = unseated.filter(({ takenBy = '' }) => booked.has(takenBy) || !known.has(takenBy));
  return { fixed: fixed.map(keyOf), isOutrun };
}

/** Whether the season still has the option of a booking and each of its starts. */
export function isKept(next: Season, { seatedAs, booking }: BookedOffer): boolean {
  const options = next.tracks.find(({ id }) => id === seatedAs)?.options ?? [];
  return (
    options.some(({ id }) => id === booking.option) &&
    booking.seats.every((seat) => startOf(next, seat) !== undefined)
  );
}

/** Whether any day of the booking has begun: what has begun stays as it is. */
export function hasBegun(season: Season, { booking }: Pick<Offer, 'booking'>, now: Instant): boolean {
  return (booking?.seats ?? []).some((seat) => {
    const start = startOf(season, seat);
    return start !== undefined && startsAt(season, seat.on, start) <= now;
  });
}
