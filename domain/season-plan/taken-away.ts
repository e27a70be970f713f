import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, startOf, startsAt } from '#domain/season/season.ts';
import { keyOf, type SeatKey, sameSeat } from '#domain/seats/seat.ts';
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
 * start that keeps fewer seats than are held, the holders who get none of them. Both days of a pair are given back together,
 * which may make room for others, so the seats are planned again until nobody else has to leave.
 */
export function planLeaving(
  current: Season | undefined,
  next: Season,
  { offers, seats }: Pick<Outlook, 'offers' | 'seats'>,
  now: Instant,
): Leaving {
  const booked = offers.filter(isBooked);
  const known = new Set(offers.map(({ id }) => id));
  const leaving = new Set(booked.filter((offer) => !isKept(next, offer)).map(({ id }) => id));
  for (;;) {
    const { steps, held } = planSeats(next, seats, offers, leaving);
    const unseated = seats.filter((seat) => held.some((each) => sameSeat(each, seat)));
    const holders = booked.filter(({ id }) => unseated.some(({ takenBy }) => takenBy === id));
    const begun = holders.filter((offer) => current && hasBegun(current, offer, now)).map(({ id }) => id);
    const fixed = unseated.filter(({ takenBy = '' }) => begun.includes(takenBy) || !known.has(takenBy));
    const isOutrun = unseated.some(
      ({ takenBy = '' }) => known.has(takenBy) && !holders.some(({ id }) => id === takenBy),
    );
    if (unseated.length === 0 || fixed.length > 0 || isOutrun)
      return { steps, offers: booked.filter(({ id }) => leaving.has(id)), fixed: fixed.map(keyOf), isOutrun };
    for (const { id } of holders) leaving.add(id);
  }
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
