import type { Outlook } from '#domain/capacity/outlook.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { dayBeginsAt } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { isSamePlace, placeIn } from '#domain/offers/replaced.ts';
import {
  endsAt,
  type Option,
  type Season,
  type StartName,
  startOf,
  startsAt,
  type TrackId,
} from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { hasBegun } from './taken-away.ts';

/** Something of a season that an offer can depend on. */
export type Dependency =
  /** The offer's page goes on naming the track. */
  | { readonly kind: 'track'; readonly track: TrackId }
  | { readonly kind: 'option'; readonly track: TrackId; readonly days: readonly CalendarDay[] }
  /** The organizer of the calendar entries, from whom alone calendars take a change (RFC 5546, 3.2.2). */
  | { readonly kind: 'sender' }
  /** A start that was booked and goes, has begun, or would change its zone. */
  | { readonly kind: 'start'; readonly on: CalendarDay; readonly start: StartName }
  /** Where the interviews of a track take place on a day that has begun and is not over: people are there. */
  | { readonly kind: 'place'; readonly track: TrackId; readonly on: CalendarDay };

/** What a season file would take away or change, and the ids of all offers that depend on it. */
export type Broken = { readonly dependency: Dependency; readonly offers: readonly string[] };

/**
 * Everything of which `next` would take away or change what no file may: a track of any offer, the sender, and of bookings
 * the zone, and whatever has begun by `now`; of that the place until it is over. Seats are read after the offers and tell who has booked
 * in between: which option that was is not known, so none that it could be may go.
 */
export function dependentOffers(
  current: Season,
  next: Season,
  { offers, seats }: Pick<Outlook, 'offers' | 'seats'>,
  now: Instant,
): readonly Broken[] {
  const held = Map.groupBy(seats, (seat) => seat.takenBy);
  const found = offers.flatMap((offer) =>
    brokenFor(current, next, offer, held.get(offer.id) ?? [], now).map((dependency) => ({
      dependency,
      offer: offer.id,
    })),
  );
  const alike = Map.groupBy(found, ({ dependency }) => JSON.stringify(dependency));
  return [...alike.values()].flatMap((group) =>
    group.slice(0, 1).map(({ dependency }) => ({ dependency, offers: group.map(({ offer }) => offer) })),
  );
}

/** Of a track that goes, or of an option that does, nothing smaller is named beside it. */
function brokenFor(
  current: Season,
  next: Season,
  offer: Offer,
  held: readonly SeatKey[],
  now: Instant,
): readonly Dependency[] {
  const lost = lostTracks(next, offer);
  if (lost.length > 0) return lost;
  const seats = offer.booking?.seats ?? held;
  const isSenderNew = next.program.from !== current.program.from;
  const sender: Dependency[] = seats.length > 0 && isSenderNew ? [{ kind: 'sender' }] : [];
  const isOver = offer.booking === undefined || hasBegun(current, offer, now);
  const dropped = isOver ? droppedOptions(current, next, offer, held) : [];
  const fixed = [...fixedStarts(current, next, offer, seats, now), ...fixedPlaces(current, next, offer, now)];
  return [...(dropped.length > 0 ? dropped : fixed), ...sender];
}

function lostTracks(next: Season, { seatedAs, tracks }: Offer): readonly Dependency[] {
  return [...new Set([seatedAs, ...tracks])]
    .filter((id) => !next.tracks.some((track) => track.id === id))
    .map((track) => ({ kind: 'track', track }));
}

function droppedOptions(
  current: Season,
  next: Season,
  offer: Offer,
  held: readonly SeatKey[],
): readonly Dependency[] {
  const kept = optionsOf(next, offer).map(({ id }) => id);
  return optionsInUse(current, offer, held)
    .filter(({ id }) => !kept.includes(id))
    .map(({ days }) => ({ kind: 'option', track: offer.seatedAs, days }));
}

/**
 * Starts that may not change as they do: they have begun, or would; and of a booking of which a day has begun, no start goes.
 * Of an applicant who has just booked, and is read as open, no start may change.
 */
function fixedStarts(
  current: Season,
  next: Season,
  { booking }: Offer,
  seats: readonly SeatKey[],
  now: Instant,
): readonly Dependency[] {
  const isFixed = (seat: SeatKey) => {
    const [was, is] = [beginOf(current, seat), beginOf(next, seat)];
    if (!booking || !was || current.program.zone !== next.program.zone) return true;
    return is ? was <= now || is <= now : hasBegun(current, { booking }, now);
  };
  return seats
    .filter((seat) => timesOf(current, seat) !== timesOf(next, seat) && isFixed(seat))
    .map(({ on, start }) => ({ kind: 'start', on, start }));
}

/** Where nothing is said of a place there is none to keep. */
function fixedPlaces(current: Season, next: Season, offer: Offer, now: Instant): readonly Dependency[] {
  const { booking, seatedAs: track } = offer;
  const isUnderWay = (seat: SeatKey) =>
    dayBeginsAt(current, seat) <= now && now < dayEndsAt(current, offer, seat);
  return (booking?.seats ?? [])
    .filter((seat) => {
      const was = placeIn(current, track, seat.on);
      return was && isUnderWay(seat) && !isSamePlace(was, placeIn(next, track, seat.on));
    })
    .map(({ on }) => ({ kind: 'place', track, on }));
}

function beginOf(season: Season, seat: SeatKey): Instant | undefined {
  const start = startOf(season, seat);
  return start && startsAt(season, seat.on, start);
}

/** The booked option; or every option that the held seats could belong to, if the booking itself is not known yet. */
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
