import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { dayBeginsAt, isMissedOn } from '#domain/offers/missed-day.ts';
import type { Offer, OfferState } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';

/** What became of a booking once its last day is over. */
export type InterviewOutcome = 'interviewed' | 'no-show';

/** When the last day of the booking is over; `undefined` without a booking. */
export function interviewEndsAt(
  season: Season,
  offer: Pick<Offer, 'booking' | 'itineraries'>,
): Instant | undefined {
  const last = offer.booking?.seats.at(-1);
  return last && dayEndsAt(season, offer, last);
}

/** When the first day of the booking begins; `undefined` without a booking. */
export function interviewBeginsAt(season: Season, { booking }: Pick<Offer, 'booking'>): Instant | undefined {
  const first = booking?.seats[0];
  return first && dayBeginsAt(season, first);
}

/** Whether a no-show was entered for this very booking, on any of its days: one that was moved to later days since has not been missed. */
export function isNoShow(season: Season, offer: Pick<Offer, 'booking' | 'noShow'>): boolean {
  const first = offer.booking?.seats[0];
  return first !== undefined && isMissedOn(season, offer, first.on);
}

/** Where the invitation stands, and what became of the interview once that is known. */
export function invitationStanding(
  season: Season,
  offer: Offer,
  now: Instant,
): OfferState | InterviewOutcome {
  return interviewOutcome(season, offer, now) ?? offer.state;
}

/**
 * Whether the applicant was interviewed: from the end of the last day on by itself, unless a person has entered that the applicant
 * did not come. `undefined` while nothing is known, or if no interview is booked.
 */
export function interviewOutcome(
  season: Season,
  offer: Pick<Offer, 'state' | 'booking' | 'noShow' | 'itineraries'>,
  now: Instant,
): InterviewOutcome | undefined {
  if (offer.state !== 'booked') return undefined;
  if (isNoShow(season, offer)) return 'no-show';
  const endedAt = interviewEndsAt(season, offer);
  return endedAt !== undefined && now >= endedAt ? 'interviewed' : undefined;
}
