import type { Offer } from '../../domain/offer.ts';
import { type Outlook, openDemand, shortfall } from '../../domain/placement.ts';
import type { ChangeRecord } from '../../domain/record.ts';
import { dayOf, type Season, trackOf } from '../../domain/season.ts';
import { admits, type Seat, seatName } from '../../domain/seat.ts';

/**
 * What is wrong with offers and seats that were read at one moment, by promises 1 to 3: a seat whose holder does not
 * know of it, a booking without its seats, half a pair, or open offers that cannot all sit. Nothing wrong: nothing said.
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
    ...(short ? [`of ${short.asked} open offers of ${short.track} only ${short.fits} can sit`] : []),
  ];
}

function ofSeat(seat: Seat, offers: ReadonlyMap<string, Offer>): string[] {
  if (!seat.takenBy) return [];
  const holder = offers.get(seat.takenBy);
  const isKnown = holder?.booking?.seats.some((each) => seatName(each) === seatName(seat));
  return isKnown ? [] : [`${seatName(seat)} is held by ${seat.takenBy}, whose booking does not name it`];
}

function ofOffer(season: Season, offer: Offer, seats: ReadonlyMap<string, Seat>): string[] {
  const { booking, id } = offer;
  if (!booking) return offer.state === 'booked' ? [`${id} is booked without a booking`] : [];
  if (offer.state !== 'booked') return [`${id} is ${offer.state} and has a booking`];
  const days = trackOf(season, offer.seatedAs).options.find((each) => each.id === booking.option)?.days ?? [];
  const wrongDays = String(days) !== String(booking.seats.map((seat) => seat.on));
  return [
    ...(wrongDays ? [`${id} has booked ${booking.option} and sits on ${booking.seats.map(seatName)}`] : []),
    ...booking.seats.flatMap((key) => {
      const seat = seats.get(seatName(key));
      const isRight = seat?.takenBy === id && admits(seat, offer.seatedAs) && dayOf(season, seat.on);
      return isRight
        ? []
        : [`${id} has booked ${seatName(key)}, which is held by ${seat?.takenBy ?? 'nobody'}`];
    }),
  ];
}

/** What is wrong with an offer's history: a change without its record, a record without its change, or one told twice. */
export function historyContradictions(offer: Offer, records: readonly ChangeRecord[]): string[] {
  const versions = records.map((record) => record.version);
  const expected = Array.from({ length: offer.version }, (_, index) => index + 1);
  const told = records.filter(({ what }) => what === 'booked' || what === 'moved' || what === 'cancelled');
  const bookings = records.filter((record) => record.what === 'booked').length;
  return [
    ...(String(versions) === String(expected)
      ? []
      : [`${offer.id} is at ${offer.version}, its records at ${versions}`]),
    ...(bookings > 1 ? [`${offer.id} was booked ${bookings} times`] : []),
    ...(told.every(({ sequence }, index) => sequence === index)
      ? []
      : [`${offer.id} told SEQUENCE ${told.map(({ sequence }) => sequence)}`]),
    ...((offer.sequence ?? -1) === told.length - 1 ? [] : [`${offer.id} is at SEQUENCE ${offer.sequence}`]),
    ...(String(told.at(-1)?.after?.seats.map(seatName)) === String(offer.booking?.seats.map(seatName))
      ? []
      : [`${offer.id} sits elsewhere than its last record says`]),
  ];
}
