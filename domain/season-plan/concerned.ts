import { type DayChange, dayChanges, isOnlyLink, startsTold } from '#domain/offers/day-changes.ts';
import type { LeftStart } from '#domain/offers/left-start.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { AppliedFile, ReplacedLink } from '#domain/offers/replaced.ts';
import { byName } from '#domain/roster/roster.ts';
import { type Season, startNames } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { Instant } from '#domain/values/time.ts';

export type BookedOffer = Offer & { readonly booking: Booking };

/** A booking that a season file takes away, and its starts with the times that the applicant was told. */
export type TakenAway = { readonly offer: BookedOffer; readonly left: readonly LeftStart[] };

/** An applicant with a booking that a season file concerns, and what it does to the booked days. */
export type Concerned = {
  readonly offer: BookedOffer;
  /** The days that change; none if the booking is taken away. */
  readonly changes: readonly DayChange[];
  readonly takenAway?: TakenAway;
  /** Whether it is this file, and not an earlier one of which the applicant is still to be told. */
  readonly byThisFile: boolean;
};

/**
 * `now`: days that are over then concern nobody. `links`: the links to join that the file replaces. `leaving`: whose bookings are taken
 * away. `isInForce`: whether the file's own document stands already.
 */
type Concerning = {
  readonly now: Instant;
  readonly links: readonly ReplacedLink[];
  readonly files: readonly AppliedFile[];
  readonly leaving: readonly BookedOffer[];
  readonly isInForce: boolean;
};

/** Returns everybody with a booking whom `next` concerns, in the order of their days, starts and names. */
export function concernedBy(
  current: Season,
  next: Season,
  offers: readonly Offer[],
  { now, links, files, leaving, isInForce }: Concerning,
): readonly Concerned[] {
  const gone = new Set(leaving.map(({ id }) => id));
  return offers
    .filter(isBooked)
    .flatMap((offer): Concerned[] => {
      if (gone.has(offer.id)) {
        const takenAway = { offer, left: startsTold(offer, current, files) };
        return [{ offer, changes: [], takenAway, byThisFile: !isInForce }];
      }
      const changes = dayChanges(offer, { next, current, now, files, links });
      if (changes.length === 0) return [];
      const ofThisFile = dayChanges(offer, { next, current, now, links });
      return [{ offer, changes, byThisFile: ofThisFile.length > 0 }];
    })
    .sort(byDay);
}

/** Whether this very file changes the day of somebody, so that they are owed a reason: another link to join leaves the day as it is. */
export function isOwedReason({ byThisFile, takenAway, changes }: Concerned): boolean {
  return byThisFile && (takenAway !== undefined || !changes.every(isOnlyLink));
}

export function isBooked(offer: Offer): offer is BookedOffer {
  return offer.state === 'booked' && offer.booking !== undefined;
}

function byDay({ offer: one }: Concerned, { offer: other }: Concerned): number {
  const [first, second] = [one.booking.seats[0], other.booking.seats[0]];
  return (
    inTextOrder(first.on, second.on) ||
    startNames.indexOf(first.start) - startNames.indexOf(second.start) ||
    byName(one, other)
  );
}
