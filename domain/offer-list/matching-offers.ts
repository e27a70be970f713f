import { endsSoon, isUnreached } from '#domain/offers/follow-up.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { plainLetters } from '#domain/values/plain-letters.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { OfferQuery } from './offer-query.ts';

/** Returns the offers that `query` asks for at `now`, by name or by the end of their windows. Its page is not looked at. */
export function matchingOffers(
  season: Season,
  offers: readonly Offer[],
  query: OfferQuery,
  now: Instant,
): readonly Offer[] {
  const found = offers.filter((offer) => isWanted(season, offer, query, now)).sort(byName);
  if (query.sort === 'name') return found;
  return found.sort((one, other) => inTextOrder(endOf(one), endOf(other)));
}

/** Only an open offer still ends; the others come after it. */
function endOf({ state, closesAt }: Offer): string {
  return state === 'open' ? closesAt : '~';
}

function isWanted(season: Season, offer: Offer, query: OfferQuery, now: Instant): boolean {
  const { search, status, track, as, mail } = query;
  if (status !== undefined && offer.state !== status) return false;
  if (track !== undefined && !offer.tracks.includes(track)) return false;
  if (as !== undefined && offer.seatedAs !== as) return false;
  if (mail !== undefined && !isUnreached(offer)) return false;
  if (search !== undefined && !isFound(offer, search)) return false;
  return isBookedFor(offer, query) && hasEnd(season, offer, query, now);
}

function isBookedFor({ booking }: Offer, { on, start }: OfferQuery): boolean {
  if (on === undefined && start === undefined) return true;
  return (booking?.seats ?? []).some(
    (seat) => (on === undefined || seat.on === on) && (start === undefined || seat.start === start),
  );
}

function hasEnd({ program }: Season, offer: Offer, { ends, before }: OfferQuery, now: Instant): boolean {
  if (ends === undefined && before === undefined) return true;
  if (offer.state !== 'open') return false;
  const on = dayIn(program.zone, offer.closesAt);
  if (before !== undefined && on >= before) return false;
  return ends === undefined || (ends === 'soon' ? endsSoon(offer, now) : on === ends);
}

function isFound({ id, applicant }: Offer, search: string): boolean {
  const wanted = plainLetters(search);
  return [id, applicant.id, applicant.name, applicant.email].some((text) =>
    plainLetters(text).includes(wanted),
  );
}
