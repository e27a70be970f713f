import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import { bookingsOf, type OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { admits, type Seat, seatName } from '#domain/seats/seat.ts';

/** The promises that can be seen broken in offers, seats and records. */
export type Broken = 'oversold' | 'halved' | 'overbooked' | 'history';

/**
 * The contradictions between offers and seats that were read at one moment. `oversold`: two bookings for one seat. `halved`: a
 * booking without a seat of its own, or a seat without its booking. `overbooked`: open offers that cannot all sit. Each
 * finding begins with its word; nothing wrong, nothing said.
 */
export function contradictions(
  season: Season,
  { offers, seats }: Pick<Outlook, 'offers' | 'seats'>,
): string[] {
  const bySeat = new Map(seats.map((seat) => [seatName(seat), seat]));
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const short = shortfall(season, seats, openDemand(season, offers));
  return [
    ...offers.flatMap((offer) => ofOffer(season, offer, bySeat)),
    ...seats.flatMap((seat) => ofSeat(seat, byId)),
    ...(short
      ? [`overbooked: of ${short.asked} open offers of ${short.track} only ${short.fits} can sit`]
      : []),
  ];
}

function ofSeat(seat: Seat, offers: ReadonlyMap<string, Offer>): string[] {
  if (!seat.takenBy) return [];
  const holder = offers.get(seat.takenBy);
  const isKnown = holder?.booking?.seats.some((each) => seatName(each) === seatName(seat));
  return isKnown
    ? []
    : [`halved: ${seatName(seat)} is held by ${seat.takenBy}, whose booking does not name it`];
}

function ofOffer(season: Season, offer: Offer, seats: ReadonlyMap<string, Seat>): string[] {
  const { booking, id } = offer;
  if (!booking) return offer.state === 'booked' ? [`halved: ${id} is booked without a booking`] : [];
  if (offer.state !== 'booked') return [`halved: ${id} is ${offer.state} and has a booking`];
  const days = trackOf(season, offer.seatedAs).options.find((each) => each.id === booking.option)?.days ?? [];
  const wrongDays = String(days) !== String(booking.seats.map((seat) => seat.on));
  return [
    ...(wrongDays
      ? [`halved: ${id} has booked ${booking.option} and sits on ${booking.seats.map(seatName)}`]
      : []),
    ...booking.seats.flatMap((key) => {
      const seat = seats.get(seatName(key));
      if (seat?.takenBy === id && admits(seat, offer.seatedAs)) return [];
      const word = seat?.takenBy && seat.takenBy !== id ? 'oversold' : 'halved';
      return [`${word}: ${id} has booked ${seatName(key)}, which is held by ${seat?.takenBy ?? 'nobody'}`];
    }),
  ];
}

/** The contradictions in an offer's history: a change without its record, a record without its change, or one reported twice. */
export function historyContradictions(offer: Offer, records: readonly OfferRecord[]): string[] {
  const versions = records.map((record) => record.version);
  const expected = Array.from({ length: offer.version }, (_, index) => index + 1);
  const told = records.filter(
    (record) =>
      record.event === 'booked' ||
      record.event === 'moved' ||
      record.event === 'swapped' ||
      record.event === 'booking-re-routed' ||
      record.event === 'canceled' ||
      record.event === 'day-changed' ||
      record.event === 'given-back',
  );
  // A published plan says more of a booking, and moves nobody.
  const numbered = records.filter(
    (record) => told.some((each) => each === record) || record.event === 'itinerary-published',
  );
  const last = told.at(-1);
  return [
    ...(String(versions) === String(expected)
      ? []
      : [`history: ${offer.id} is at ${offer.version}, its records at ${versions}`]),
    ...bookedAgain(told).map((version) => `history: ${offer.id} was booked again at ${version}`),
    ...(numbered.every((record, index) => 'sequence' in record && record.sequence === index)
      ? []
      : [`history: ${offer.id} told SEQUENCE other than one after the other`]),
    ...((offer.sequence ?? -1) === numbered.length - 1
      ? []
      : [`history: ${offer.id} is at SEQUENCE ${offer.sequence}`]),
    ...(String(last && bookingsOf(last).after?.seats.map(seatName)) ===
    String(offer.booking?.seats.map(seatName))
      ? []
      : [`history: ${offer.id} sits elsewhere than its last record says`]),
  ];
}

/** The versions at which an offer was booked that held a booking: only one that was given back is booked again. */
function bookedAgain(told: readonly OfferRecord[]): readonly number[] {
  return told.flatMap(({ event, version }, index) => {
    const before = told[index - 1]?.event;
    return event === 'booked' && before !== undefined && before !== 'given-back' ? [version] : [];
  });
}
