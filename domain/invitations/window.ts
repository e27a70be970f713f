import type { Offer } from '#domain/offers/offer.ts';
import { answersEndAt, type Season } from '#domain/season/season.ts';
import { type Instant, laterOf, plusHours } from '#domain/values/time.ts';
import type { BookingNotOpen, WindowTooShort } from './refusal.ts';

/** Nobody is invited with less time to respond (NRMP Match Participation Agreement, 6.2). */
const LEAST_ANSWER_HOURS = 48;

/**
 * What a wave says of its window. `bookingOpensAt`: dates can be seen from the release on, and booked from then.
 * `respondBy`: the deadline, instead of the one that the season file gives.
 */
export type WindowTerms = Pick<Offer, 'bookingOpensAt' | 'respondBy'>;

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The terms alone, out of whatever has them. */
export function windowTermsOf({ bookingOpensAt, respondBy }: Loose<WindowTerms>): WindowTerms {
  return { ...(bookingOpensAt ? { bookingOpensAt } : {}), ...(respondBy ? { respondBy } : {}) };
}

/** The first instant at which an invitation that is released at `releasedAt` can be answered with a booking. */
export function bookableFrom({ bookingOpensAt }: WindowTerms, releasedAt: Instant): Instant {
  return bookingOpensAt ? laterOf(bookingOpensAt, releasedAt) : releasedAt;
}

/** The earliest deadline of such an invitation: the 48 hours count from when a date can be booked. */
export function leastWindowEnd(terms: WindowTerms, releasedAt: Instant): Instant {
  return plusHours(bookableFrom(terms, releasedAt), LEAST_ANSWER_HOURS);
}

/** When its window closes: by the terms, else by the season file, and never before 48 hours have passed. */
export function windowEndsAt(season: Season, terms: WindowTerms, releasedAt: Instant): Instant {
  const wanted = terms.respondBy ?? answersEndAt(season, bookableFrom(terms, releasedAt));
  const least = leastWindowEnd(terms, releasedAt);
  return laterOf(wanted, least);
}

/** Returns the refusal of a deadline that leaves fewer than 48 hours in which a date can be booked. */
export function whyTooShort(terms: WindowTerms, releasedAt: Instant): WindowTooShort | undefined {
  const least = leastWindowEnd(terms, releasedAt);
  const { respondBy } = terms;
  return respondBy && respondBy < least ? { kind: 'window-too-short', respondBy, least } : undefined;
}

/** Returns the refusal of a booking before booking opens. Declining is possible from the release on. */
export function whyNotBookableYet(
  { bookingOpensAt: opensAt }: Pick<Offer, 'bookingOpensAt'>,
  now: Instant,
): BookingNotOpen | undefined {
  return opensAt && now < opensAt ? { kind: 'booking-not-open', opensAt } : undefined;
}

/** The deadline of an offer as its applicant is told it; of a prepared one, as they will be if the release is in time. */
export function deadlineToldOf(
  season: Season,
  offer: Pick<Offer, 'state' | 'opensAt' | 'closesAt'> & WindowTerms,
): Instant {
  return offer.state === 'prepared' ? windowEndsAt(season, offer, offer.opensAt) : offer.closesAt;
}
