import { boardOf } from '#domain/capacity/board.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type Seat, seatName } from '#domain/seats/seat.ts';
import { instant } from '#domain/values/time.ts';
import { type OfferModel, offerModel } from '#functions/applicant/offer-model.ts';
import { sampleOffer, sampleSeason, seatsOf } from './sample-season.ts';

/** As long as a real one. */
export const base = `/i/sample-2020.offer_01jsample0000000000000000.1.${'k'.repeat(43)}`;
const season = sampleSeason({ seats: 6, shared: 2 });

export const bothTracks = { tracks: ['categorical', 'primary-care'], seatedAs: 'primary-care' } as const;

/** A booked pair: the morning of 16 November and the afternoon of the 17th. */
export const bookedPair = {
  ...bothTracks,
  state: 'booked',
  version: 2,
  sequence: 0,
  booking: {
    option: '2020-11-16_2020-11-17',
    seats: [
      { on: '2020-11-16', start: 'morning', number: 1 },
      { on: '2020-11-17', start: 'afternoon', number: 13 },
    ],
  } as unknown as Booking,
} as const;

/** The model of a page of an offer that differs by `change` from the sample one. */
export function modelOf(
  change: Partial<Offer> = {},
  {
    zone,
    now = '2020-10-28T12:00Z',
    taken = () => false,
  }: { zone?: string; now?: string; taken?: (seat: Seat) => boolean } = {},
): OfferModel {
  const offer = sampleOffer(change);
  const held = offer.booking?.seats.map(seatName) ?? [];
  const seats = seatsOf(season, (seat) => {
    if (held.includes(seatName(seat))) return offer.id;
    return taken(seat) ? 'off_somebody_else' : undefined;
  });
  const board = boardOf(season, { offers: [offer], seats });
  return offerModel({ season, offer, board }, instant(now), { base, zone });
}

/** Every match of `pattern` in a page: its first group, or all of it. */
export function all(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

/** The form in `page` that holds `text`. */
export function formWith(page: string, text: string): string {
  const found = all(page, /<form[\s\S]*?<\/form>/g).filter((form) => form.includes(text));
  if (found.length !== 1) throw new Error(`${found.length} forms hold ${text}`);
  return found[0] ?? '';
}

/** What somebody reads: without tags, on one line. */
export function textOf(markup: string): string {
  return markup
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .trim();
}
