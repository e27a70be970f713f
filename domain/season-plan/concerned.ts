import { type DayChange, dayChanges, startsTold } from '#domain/offers/day-changes.ts';
import type { LeftStart } from '#domain/offers/left-start.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { AppliedFile } from '#domain/offers/replaced.ts';
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

/** `now`: days that are over then concern nobody. `leaving`: whose bookings are taken away. `isInForce`: whether the file's own document stands already. */
type Concerning = {
  readonly now: Instant;
  readonly files: readonly AppliedFile[];
  readonly leaving: readonly BookedOffer[];
  readonly isInForce: boolean;
};

/** Returns everybody with a booking whom `next` concerns, in the order of their days, starts and names. */
export function concernedBy(
  current: Season,
  next: Season,
  offers: readonly Offer[],
  { now, files, leaving, isInForce }: Concerning,
): readonly Concerned[] {
  const gone = new Set(leaving.map(({ id }) => id));
  return offers
    .filter(isBooked)
    .flatMap((offer): Concerned[] => {
      if (gone.has(offer.id)) {
        const takenAway = { offer, left: startsTold(offer, current, files) };
        return [{ offer, changes: [], takenAway, byThisFile: !isInForce }];
      }
      const changes = dayChanges(offer, next, current, now, files);
      if (changes.length === 0) return [];
      return [{ offer, changes, byThisFile: dayChanges(offer, next, current, now).length > 0 }];
    })
    .sort(byDay);
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
