import type { Booking, Offer } from './offer.ts';
import type { Refusal } from './refusal.ts';
import { endsAt, type Season, startOf, startsAt } from './season.ts';
import type { SeatKey } from './seat.ts';

/**
 * The first thing that `next` would take away from, or change for, somebody with an open offer or a booking: a track of
 * the offer, the option that was booked, a start of it or that start's time.
 */
export function whatStands(current: Season, next: Season, offers: readonly Offer[]): Refusal | undefined {
  const broken = offers.map((offer) => whatBreaks(current, next, offer)).filter((what) => what !== undefined);
  const [what] = broken;
  if (what === undefined) return undefined;
  return { kind: 'booking-stands', offers: broken.filter((each) => each === what).length, what };
}

function whatBreaks(current: Season, next: Season, offer: Offer): string | undefined {
  if (offer.state !== 'open' && offer.state !== 'booked') return undefined;
  const lost = [offer.seatedAs, ...offer.tracks].find((id) => !next.tracks.some((track) => track.id === id));
  if (lost !== undefined) return `the track ${lost}`;
  return offer.booking && whatBreaksBooking(current, next, offer, offer.booking);
}

function whatBreaksBooking(
  current: Season,
  next: Season,
  offer: Offer,
  booking: Booking,
): string | undefined {
  const options = next.tracks.find((track) => track.id === offer.seatedAs)?.options ?? [];
  if (!options.some((option) => option.id === booking.option))
    return `the choice of ${booking.option.replace('_', ' and ')} for ${offer.seatedAs}`;
  const moved = booking.seats.find((seat) => timesOf(current, seat) !== timesOf(next, seat));
  return moved && `the ${moved.start} start of ${moved.on}, or its time`;
}

function timesOf(season: Season, seat: SeatKey): string {
  const start = startOf(season, seat);
  return start ? `${startsAt(season, seat.on, start)} ${endsAt(season, seat.on, start)}` : '';
}
