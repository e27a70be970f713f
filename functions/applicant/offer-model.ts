import type { AccommodationRequest } from '#domain/accommodations/accommodation-record.ts';
import { type OptionOpening, openings } from '#domain/booking/availability.ts';
import { whyBegun, whyTooLate, whyUnchangeable } from '#domain/booking/guards.ts';
import type { OfferView } from '#domain/booking/standing.ts';
import type { Refusal } from '#domain/contract.ts';
import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { ToldOn } from '#domain/planned-days/tell-delay.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, isZone } from '#domain/values/time.ts';
import type { Told } from '#functions/problems/problem-text.ts';
import type { Clocks } from '#functions/wording/clocks.ts';

/** How the reader's clock became known: from the address, from the offer, or not at all (then it is the program's). */
export type Reader = { readonly zone: string; readonly from: 'address' | 'offer' | 'nowhere' };

/** All that an applicant's pages show: one offer, what it can still choose, and nothing of anybody else's. */
export type OfferModel = {
  /** Path of the personal page, as `/i/{token}`; every link and form starts with it. */
  readonly base: string;
  readonly season: Season;
  /** The version of the season's document; a choice that is made here is held to it. */
  readonly version?: number;
  readonly offer: Offer;
  readonly openings: readonly OptionOpening[];
  readonly now: Instant;
  readonly reader: Reader;
  /** What the applicant wrote when they asked for an accommodation, and was told. */
  readonly request?: AccommodationRequest;
  /** How many questions were sent without script to each panel that has not ended. */
  readonly asked?: ReadonlyMap<CalendarDay, number>;
  /** Of the interviewers whom the applicant meets soon, by their ids. */
  readonly phones?: ReadonlyMap<string, string>;
  /** What was told last of the booked day that is today. */
  readonly told?: ToldOn;
};

/** The model of the page at `base`; `zone` is what its address says, if anything. An unknown zone counts as none. */
export function offerModel(
  view: OfferView,
  now: Instant,
  { base, zone }: { readonly base: string; readonly zone?: string | null | undefined },
): OfferModel {
  const { season, version, offer } = view;
  const reader = readerOf(season, offer, zone);
  return {
    base,
    season,
    ...(version === undefined ? {} : { version }),
    offer,
    openings: openings(view, now),
    now,
    reader,
  };
}

/** In which zone somebody reads: the one asked for, else the one stored with their offer, else the program's. */
function readerOf(season: Season, offer: Offer, asked?: string | null): Reader {
  if (asked && isZone(asked)) return { zone: asked, from: 'address' };
  if (offer.zone && isZone(offer.zone)) return { zone: offer.zone, from: 'offer' };
  return { zone: season.program.zone, from: 'nowhere' };
}

export function clocksOf({ season, reader }: OfferModel): Clocks {
  return { program: season.program.zone, reader: reader.zone };
}

/** The address of `page` below the personal page (`/move`; nothing for the page itself), carrying the zone on. */
export function addressOf({ base, reader }: OfferModel, page: '' | `/${string}` = ''): string {
  return reader.from === 'address' ? `${base}${page}?zone=${zoneInAddress(reader.zone)}` : `${base}${page}`;
}

/** Why a page would offer something that cannot be done: what to answer instead of the page, if so. */
export function whyNoPage(
  page: 'move' | 'cancel' | 'decline',
  { season, offer, now }: Pick<OfferModel, 'season' | 'offer' | 'now'>,
): Refusal | undefined {
  if (page === 'decline') return whyUnanswerable(offer, { now });
  const seats = offer.booking?.seats ?? [];
  const unchangeable = whyUnchangeable(offer, undefined);
  if (unchangeable) return unchangeable;
  if (page === 'cancel') return whyBegun(season, seats, { now });
  return whyTooLate(season, seats, { now, who: { kind: 'applicant' } });
}

/** What the words of a problem depend on: the reader's clocks, and what can still be done with the offer. */
export function toldOf(model: OfferModel): Told {
  const isBooked = model.offer.state === 'booked';
  const canStill = isBooked && !whyNoPage('cancel', model) ? 'cancel' : isBooked ? 'write' : 'choose';
  return { clocks: clocksOf(model), canStill };
}

/** The booking that a page speaks of. Throws if there is none: ask `whyNoPage` first. */
export function bookingOf({ offer }: Pick<OfferModel, 'offer'>): Booking {
  if (!offer.booking) throw new Error(`offer ${offer.id} has no booking to show`);
  return offer.booking;
}

function zoneInAddress(zone: string): string {
  return encodeURIComponent(zone).replaceAll('%2F', '/');
}
