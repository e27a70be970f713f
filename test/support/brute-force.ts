import type { Offer } from '../../domain/offer.ts';
import { changesCloseAt, type Season, startOf, trackOf } from '../../domain/season.ts';
import { admits, isFree, type Seat } from '../../domain/seat.ts';
import type { Instant } from '../../domain/time.ts';

/** Until when a seat must be to be had, if an offer's place is to depend on it. */
export type Lasts = (offer: Offer, offers: readonly Offer[]) => Instant;

/** Until the offer itself closes: what its applicant was promised. */
export const whileItsOwn: Lasts = (offer) => offer.closesAt;

/** Until the last offer of its track closes, so that the offers of a track can change places. */
export const whileItsTracks: Lasts = (offer, offers) =>
  offers
    .filter((each) => each.state === 'open' && each.seatedAs === offer.seatedAs)
    .map((each) => each.closesAt)
    .sort()
    .at(-1) ?? offer.closesAt;

/** Whether all open offers can sit at the same time, found by trying every free seat for every one of them. */
export function canAllSit(
  season: Season,
  seats: readonly Seat[],
  offers: readonly Offer[],
  lasts: Lasts = whileItsOwn,
): boolean {
  const open = offers.filter((offer) => offer.state === 'open');
  const ways = open.map((offer) => placesFor(season, seats.filter(isFree), offer, lasts(offer, open)));
  return canSit(ways, new Set());
}

/** Every seat, or pair of seats, that would do for the offer. */
function placesFor(season: Season, seats: readonly Seat[], offer: Offer, until: Instant): Seat[][] {
  return trackOf(season, offer.seatedAs).options.flatMap((option) => {
    const [first = [], second] = option.days.map((on) =>
      seats.filter((seat) => seat.on === on && admits(seat, offer.seatedAs) && lasts(season, seat, until)),
    );
    return second ? first.flatMap((one) => second.map((two) => [one, two])) : first.map((one) => [one]);
  });
}

function lasts(season: Season, seat: Seat, until: Instant): boolean {
  const start = startOf(season, seat);
  return start !== undefined && changesCloseAt(season, seat.on, start) >= until;
}

function canSit(ways: readonly (readonly (readonly Seat[])[])[], taken: ReadonlySet<Seat>): boolean {
  const [first, ...rest] = ways;
  if (!first) return true;
  return first.some(
    (place) => !place.some((seat) => taken.has(seat)) && canSit(rest, new Set([...taken, ...place])),
  );
}
