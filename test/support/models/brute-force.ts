import type { Offer } from '#domain/offers/offer.ts';
import { changesCloseAt, type Season, startOf, trackOf } from '#domain/season/season.ts';
import { admits, isFree, type Seat } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';

/** Until when a seat must be available, if an offer's place is to depend on it. */
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

/**
 * Whether all open offers can sit at the same time, found by trying every place for every one of them. Equivalent
 * places are not tried twice: another of the seats of one start that the same tracks may use, or two offers that
 * change places.
 */
export function canAllSit(
  season: Season,
  seats: readonly Seat[],
  offers: readonly Offer[],
  lasts: Lasts = whileItsOwn,
): boolean {
  const open = offers.filter((offer) => offer.state === 'open');
  const groups = [...Map.groupBy(seats.filter(isFree), nameOf).values()];
  const ways = open.map((offer) => placesFor(season, groups, offer, lasts(offer, open)));
  const free = groups.map((group) => group.length);
  return canSit(ways, free, new Set());
}

/** Seats of one start that the same tracks may use, and so are all one. */
function nameOf({ on, start, tracks }: Seat): string {
  return [on, start, ...tracks].join(' ');
}

/** Every seat, or pair of seats, that would do for the offer, by the numbers of their groups. */
function placesFor(
  season: Season,
  groups: readonly (readonly Seat[])[],
  offer: Offer,
  until: Instant,
): number[][] {
  return trackOf(season, offer.seatedAs).options.flatMap((option) => {
    const [first = [], second] = option.days.map((on) =>
      [...groups.entries()].flatMap(([index, [seat]]) =>
        seat?.on === on && admits(seat, offer.seatedAs) && isLasting(season, seat, until) ? [index] : [],
      ),
    );
    return second ? first.flatMap((one) => second.map((two) => [one, two])) : first.map((one) => [one]);
  });
}

function isLasting(season: Season, seat: Seat, until: Instant): boolean {
  const start = startOf(season, seat);
  return start !== undefined && changesCloseAt(season, seat.on, start) >= until;
}

/** Whether every offer finds a seat, given the free seats in each group. `dead` memoizes situations without a solution. */
function canSit(
  ways: readonly (readonly (readonly number[])[])[],
  free: readonly number[],
  dead: Set<string>,
): boolean {
  const [first, ...rest] = ways;
  if (!first) return true;
  const situation = `${ways.length}: ${free}`;
  if (dead.has(situation)) return false;
  const found = first.some((place) => {
    const left = free.map((count, index) => count - (place.includes(index) ? 1 : 0));
    return left.every((count) => count >= 0) && canSit(rest, left, dead);
  });
  if (!found) dead.add(situation);
  return found;
}
