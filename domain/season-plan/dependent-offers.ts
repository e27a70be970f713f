import type { Refusal } from '#domain/decisions/refusal.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { endsAt, type Option, type Season, startOf, startsAt } from '#domain/season/season.ts';
import type { Seat, SeatKey } from '#domain/seats/seat.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/**
 * The first thing that `next` would take away from, or change for, somebody: a track of any offer, since its page goes
 * on naming it; the option that was booked, a start of it or that start's time; the organizer of its calendar entries,
 * from whom alone calendars take a change (RFC 5546, 3.2.2). `seats`, if they were read after the
 * offers, tell who has booked in between: which option that was is not known, so none that it could be may go.
 */
export function dependentOffers(
  current: Season,
  next: Season,
  offers: readonly Offer[],
  seats: readonly Seat[] = [],
): Refusal | undefined {
  const held = Map.groupBy(seats, (seat) => seat.takenBy);
  const broken = offers
    .map((offer) => whatBreaks(current, next, offer, held.get(offer.id) ?? []))
    .filter((what) => what !== undefined);
  const [what] = broken;
  if (what === undefined) return undefined;
  return { kind: 'booking-stands', offers: broken.filter((each) => each === what).length, what };
}

function whatBreaks(
  current: Season,
  next: Season,
  offer: Offer,
  held: readonly SeatKey[],
): string | undefined {
  const lost = [offer.seatedAs, ...offer.tracks].find((id) => !next.tracks.some((track) => track.id === id));
  if (lost !== undefined) return `the track ${lost}`;
  if (offer.state !== 'open' && offer.state !== 'booked') return undefined;
  const kept = optionsOf(next, offer).map(({ id }) => id);
  const dropped = optionsInUse(current, offer, held).find(({ id }) => !kept.includes(id));
  if (dropped) return `the choice of ${dropped.days.join(' and ')} for ${offer.seatedAs}`;
  const seats = offer.booking?.seats ?? held;
  if (seats.length > 0 && next.program.from !== current.program.from)
    return 'the sender, who is the organizer of the entries in their calendars';
  const moved = seats.find((seat) => timesOf(current, seat) !== timesOf(next, seat));
  return moved && `the ${moved.start} start of ${moved.on}, or its time`;
}

/** The option that is booked; or all that the seats could be of, if these are all that is known of a booking. */
function optionsInUse(current: Season, offer: Offer, held: readonly SeatKey[]): readonly Option[] {
  const { booking } = offer;
  const options = optionsOf(current, offer);
  if (booking) return options.filter(({ id }) => id === booking.option);
  const isOn = (days: readonly CalendarDay[]) => held.every((seat) => days.includes(seat.on));
  return held.length === 0 ? [] : options.filter(({ days }) => isOn(days));
}

function optionsOf(season: Season, offer: Offer): readonly Option[] {
  return season.tracks.find((track) => track.id === offer.seatedAs)?.options ?? [];
}

function timesOf(season: Season, seat: SeatKey): string {
  const start = startOf(season, seat);
  return start ? `${startsAt(season, seat.on, start)} ${endsAt(season, seat.on, start)}` : '';
}
