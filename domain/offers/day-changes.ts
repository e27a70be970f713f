import type { Season } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import { dayEndsAt } from './itinerary.ts';
import type { LeftStart } from './left-start.ts';
import { isAwayOn } from './missed-day.ts';
import type { Booking, Offer } from './offer.ts';
import {
  type AppliedFile,
  type DayPlace,
  isOfParty,
  isSamePlace,
  isSameTime,
  placeIn,
  type ReplacedLink,
  timesIn,
} from './replaced.ts';

/** One booked day of which times, place or link to join are no longer what the applicant was told, or saw. */
export type DayChange = {
  readonly part: 1 | 2;
  readonly was: LeftStart;
  readonly now: LeftStart;
  /** The places before and now, if they differ; without one, the season did not or does not say. */
  readonly places?: { readonly was?: DayPlace | undefined; readonly now?: DayPlace | undefined };
  /** The link to join has changed since the page of the applicant showed it; at another place another one is no news. */
  readonly link?: true;
};

/**
 * What a season file changes, at `now`. `files`, oldest first, were applied before; `links`: the links to join that this very file
 * replaces.
 */
export type DayNews = {
  readonly next: Season;
  readonly current: Season;
  readonly now: Instant;
  readonly files?: readonly AppliedFile[];
  readonly links?: readonly ReplacedLink[];
};

type BookedOffer = Offer & { readonly booking: Booking };

/**
 * Returns the days of a booking that `next` holds at other times or places than the applicant was told, or with another link to join
 * than they saw. What they were told is what the season of their booking said: `offer.seasonVersion` is its version, and `files` say
 * what each later one changed. Days that `next` does not have are left out, and at `now` those that are over and those to which
 * the applicant has not come.
 */
export function dayChanges(
  offer: BookedOffer,
  { next, current, now, files = [], links = [] }: DayNews,
): readonly DayChange[] {
  const since = filesSince(offer, files);
  const newLinks = [...since.flatMap(({ replaced }) => replaced?.links ?? []), ...links];
  return offer.booking.seats.flatMap((seat, index): DayChange[] => {
    const was = timesTold(seat, current, since);
    const is = timesIn(next, seat);
    if (!was || !is || isPast(offer, seat, current, now)) return [];
    const places = {
      was: placeTold(offer, seat, current, since),
      now: placeIn(next, offer.seatedAs, seat.on),
    };
    const isMoved = !isSamePlace(places.was, places.now);
    const hasNewLink = !isMoved && newLinks.some((link) => isOfParty(offer, seat, link));
    if (isSameTime(was, is) && !isMoved && !hasNewLink) return [];
    const what = { ...(isMoved ? { places } : {}), ...(hasNewLink ? { link: true as const } : {}) };
    return [{ part: index === 0 ? 1 : 2, was, now: is, ...what }];
  });
}

/** Whether nothing of the day is different but the link to join, which no calendar has. */
export function isOnlyLink({ was, now, places }: DayChange): boolean {
  return isSameTime(was, now) && !places;
}

/** Returns which days a change is mailed for: each of which the calendar entry changes; if none does, one mail says all. */
export function daysToMail(changes: readonly DayChange[]): readonly DayChange['part'][] {
  const dated = changes.filter((change) => !isOnlyLink(change));
  return (dated.length > 0 ? dated : changes.slice(0, 1)).map(({ part }) => part);
}

/** Whether nobody comes to the day anymore, so that nothing is told of it. */
function isPast(offer: Offer, seat: SeatKey, season: Season, now: Instant): boolean {
  return dayEndsAt(season, offer, seat) <= now || isAwayOn(season, offer, seat.on);
}

function filesSince(
  { seasonVersion = 0 }: Pick<Offer, 'seasonVersion'>,
  files: readonly AppliedFile[],
): readonly AppliedFile[] {
  return files.filter(({ version }) => version > seasonVersion);
}

/** Returns the times of a seat that its holder was told of; `undefined` if neither the season nor a file has them. */
function timesTold(seat: SeatKey, current: Season, since: readonly AppliedFile[]): LeftStart | undefined {
  const replaced = since.flatMap((file) => file.replaced?.starts ?? []);
  return replaced.find(({ on, name }) => on === seat.on && name === seat.start) ?? timesIn(current, seat);
}

/** Returns where the day of a seat was before the first of the files; where the season has it, if they left it there. */
export function placeTold(
  { seatedAs }: Pick<Offer, 'seatedAs'>,
  { on }: Pick<SeatKey, 'on'>,
  current: Season,
  since: readonly AppliedFile[],
): DayPlace | undefined {
  const replaced = since.flatMap((file) => file.replaced?.places ?? []);
  const told = replaced.find((each) => each.on === on && each.track === seatedAs);
  return told ? told.place : placeIn(current, seatedAs, on);
}

/** Returns the starts of a booking with the times that its applicant was told. */
export function startsTold(
  offer: BookedOffer,
  current: Season,
  files: readonly AppliedFile[] = [],
): readonly LeftStart[] {
  const since = filesSince(offer, files);
  return offer.booking.seats.flatMap((seat) => timesTold(seat, current, since) ?? []);
}

/** Returns the reason of the last file that changed a day of the booking since its applicant was told, if it gave one. */
export function reasonSince(offer: BookedOffer, files: readonly AppliedFile[] = []): string | undefined {
  const { booking, seatedAs } = offer;
  const touches = ({ replaced }: AppliedFile) =>
    booking.seats.some(
      (seat) =>
        replaced?.starts.some(({ on, name }) => on === seat.on && name === seat.start) ||
        replaced?.places.some(({ on, track }) => on === seat.on && track === seatedAs) ||
        replaced?.links?.some((link) => isOfParty(offer, seat, link)),
    );
  return filesSince(offer, files).findLast(touches)?.reason;
}
