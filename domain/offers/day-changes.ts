import type { Season } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import { dayEndsAt } from './itinerary.ts';
import type { LeftStart } from './left-start.ts';
import { isAwayOn } from './missed-day.ts';
import type { Booking, Offer } from './offer.ts';
import { type AppliedFile, type DayPlace, isSamePlace, isSameTime, placeIn, timesIn } from './replaced.ts';

/** One booked day of which times or place are no longer what the applicant was told. */
export type DayChange = {
  readonly part: 1 | 2;
  readonly was: LeftStart;
  readonly now: LeftStart;
  /** The places before and now, if they differ; without one, the season did not or does not say. */
  readonly places?: { readonly was?: DayPlace | undefined; readonly now?: DayPlace | undefined };
};

/**
 * Returns the days of a booking that `next` holds at other times or places than the applicant was told. What they were
 * told is what the season of their booking said: `offer.seasonVersion` is its version, and `files`, oldest first, say
 * what each later one changed. Days that `next` does not have are left out, and at `now` those that are over and those to which
 * the applicant has not come.
 */
export function dayChanges(
  offer: Offer & { readonly booking: Booking },
  next: Season,
  current: Season,
  now: Instant,
  files: readonly AppliedFile[] = [],
): readonly DayChange[] {
  const since = files.filter(({ version }) => version > (offer.seasonVersion ?? 0));
  return offer.booking.seats.flatMap((seat, index): DayChange[] => {
    const was = timesTold(seat, current, since);
    const is = timesIn(next, seat);
    if (!was || !is || isPast(offer, seat, current, now)) return [];
    const places = {
      was: placeTold(offer, seat, current, since),
      now: placeIn(next, offer.seatedAs, seat.on),
    };
    const isMoved = !isSamePlace(places.was, places.now);
    if (isSameTime(was, is) && !isMoved) return [];
    return [{ part: index === 0 ? 1 : 2, was, now: is, ...(isMoved ? { places } : {}) }];
  });
}

/** Whether nobody comes to the day anymore, so that nothing is told of it. */
function isPast(offer: Offer, seat: SeatKey, season: Season, now: Instant): boolean {
  return dayEndsAt(season, offer, seat) <= now || isAwayOn(season, offer, seat.on);
}

/** Returns the times of a seat that its holder was told of; `undefined` if neither the season nor a file has them. */
function timesTold(seat: SeatKey, current: Season, since: readonly AppliedFile[]): LeftStart | undefined {
  const replaced = since.flatMap((file) => file.replaced?.starts ?? []);
  return replaced.find(({ on, name }) => on === seat.on && name === seat.start) ?? timesIn(current, seat);
}

function placeTold(
  { seatedAs }: Offer,
  { on }: SeatKey,
  current: Season,
  since: readonly AppliedFile[],
): DayPlace | undefined {
  const replaced = since.flatMap((file) => file.replaced?.places ?? []);
  const told = replaced.find((each) => each.on === on && each.track === seatedAs);
  return told ? told.place : placeIn(current, seatedAs, on);
}

/** Returns the starts of a booking with the times that its applicant was told. */
export function startsTold(
  { booking, seasonVersion = 0 }: Offer & { readonly booking: Booking },
  current: Season,
  files: readonly AppliedFile[] = [],
): readonly LeftStart[] {
  const since = files.filter(({ version }) => version > seasonVersion);
  return booking.seats.flatMap((seat) => timesTold(seat, current, since) ?? []);
}

/** Returns the reason of the last file that changed a day of the booking since its applicant was told, if it gave one. */
export function reasonSince(
  { booking, seatedAs, seasonVersion = 0 }: Offer & { readonly booking: Booking },
  files: readonly AppliedFile[] = [],
): string | undefined {
  const touches = ({ replaced }: AppliedFile) =>
    booking.seats.some(
      (seat) =>
        replaced?.starts.some(({ on, name }) => on === seat.on && name === seat.start) ||
        replaced?.places.some(({ on, track }) => on === seat.on && track === seatedAs),
    );
  return files.findLast((file) => file.version > seasonVersion && touches(file))?.reason;
}
