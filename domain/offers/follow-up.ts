import { type Instant, plusHours } from '#domain/values/time.ts';
import { isLive, type Offer } from './offer.ts';

/** An open offer ends soon if it closes within this many hours. */
const SOON_HOURS = 48;

/** Whether mail does not reach the applicant of a live offer. */
export function isUnreached(offer: Pick<Offer, 'state' | 'mailTrouble'>): boolean {
  return isLive(offer) && offer.mailTrouble !== undefined && offer.mailTrouble.resolvedAt === undefined;
}

/** Whether the offer is not answered, and closes within 48 hours of `at` or should have closed already. */
export function endsSoon({ state, closesAt }: Pick<Offer, 'state' | 'closesAt'>, at: Instant): boolean {
  return state === 'open' && closesAt <= plusHours(at, SOON_HOURS);
}

/** Whether the applicant has asked for another track after the interview, and waits for the program to say yes or no. */
export function isTrackAsked({ trackRequest, erasedAt }: Pick<Offer, 'trackRequest' | 'erasedAt'>): boolean {
  return trackRequest !== undefined && trackRequest.answer === undefined && erasedAt === undefined;
}

/** Whether the applicant has asked for an accommodation that nobody has decided yet, and the offer has not ended. */
export function isAccommodationAsked(offer: Pick<Offer, 'state' | 'accommodation' | 'erasedAt'>): boolean {
  return isLive(offer) && offer.accommodation?.askedAt !== undefined && offer.erasedAt === undefined;
}
