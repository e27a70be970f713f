import { ownDayBeginsAt } from '#domain/offers/itinerary.ts';
import { isCalledOff } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, startOf } from '#domain/season/season.ts';
import {
  dayIn,
  earlierOf,
  type Instant,
  plusDays,
  plusHours,
  type WallTime,
  wallClock,
} from '#domain/values/time.ts';

/** A reminder: when it is due, and the moment that it is for, at which it is moot. */
export type Reminder = {
  readonly about: 'closing' | 'interview';
  readonly at: Instant;
  readonly until: Instant;
  /** One of the last hours before a day of the visit: neither the night nor another message keeps it from its time. */
  readonly isSoon?: true;
  /** It is for the second day of a pair. */
  readonly part?: 2;
};

/** Nobody is reminded from 21:00 to 08:00 on their own clock, unless the reminder would then be too late. */
const QUIET_FROM = '21:00' as WallTime;
const QUIET_UNTIL = '08:00' as WallTime;

/** A message that says the same as a reminder takes the place of one that is due within so many hours after it. */
const TOLD_HOURS = 12;

type Reminded = Pick<Offer, 'state' | 'closesAt' | 'booking' | 'zone' | 'noShow' | 'itineraries'>;

/**
 * All reminders of an offer in the order of time: before its window closes while it is open, and before the first day of
 * its booking. Times of the season's `reminders` that fall into the reader's quiet hours are moved to their end.
 */
export function remindersOf(season: Season, offer: Reminded): readonly Reminder[] {
  const zone = offer.zone ?? season.program.zone;
  const found = offer.state === 'open' ? beforeClosing(season, offer) : beforeInterview(season, offer);
  return found
    .map((each) => (each.isSoon ? each : { ...each, at: outsideQuietHours(each, zone) }))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The time of the first reminder after `after`, for the field `remindAt` of an offer. */
export function remindAfter(
  season: Season,
  offer: Reminded,
  after: Instant,
): { readonly remindAt: Instant | undefined } {
  return { remindAt: remindersOf(season, offer).find(({ at }) => at > after)?.at };
}

/** The same for an offer of which the applicant is told at `now`. */
export function remindOnceTold(
  season: Season,
  offer: Reminded,
  now: Instant,
): { readonly remindAt: Instant | undefined } {
  const told = plusHours(now, TOLD_HOURS);
  return { remindAt: remindersOf(season, offer).find(({ at, isSoon }) => at > (isSoon ? now : told))?.at };
}

/** The same for an offer whose own times have changed: reminders that are due already stay so. */
export function remindAsTimesAre(
  season: Season,
  offer: Reminded & Pick<Offer, 'remindAt'>,
  now: Instant,
): { readonly remindAt: Instant | undefined } {
  const { remindAt: next } = remindAfter(season, offer, now);
  return { remindAt: offer.remindAt && next ? earlierOf(offer.remindAt, next) : (offer.remindAt ?? next) };
}

function beforeClosing({ reminders }: Season, { closesAt }: Reminded): readonly Reminder[] {
  const hours = reminders?.beforeClosingHours ?? [];
  return hours.map((each) => ({ about: 'closing', at: plusHours(closesAt, -each), until: closesAt }));
}

/**
 * Whether a reminder that is recorded should not be sent anymore: the offer was answered or has ended since, or the
 * moment that it is for has passed. `part`: the day of the visit that it is for.
 */
export function isMoot(
  season: Season,
  offer: Reminded,
  about: Reminder['about'],
  now: Instant,
  part: 1 | 2 = 1,
): boolean {
  const until = about === 'closing' ? windowEnd(offer) : dayOfVisit(season, offer, part)?.until;
  return until === undefined || now >= until;
}

function windowEnd({ state, closesAt }: Reminded): Instant | undefined {
  return state === 'open' ? closesAt : undefined;
}

function dayOfVisit(season: Season, offer: Reminded, part: 1 | 2) {
  const seat = offer.booking?.seats[part - 1];
  if (!seat || isCalledOff(season, offer, seat.on)) return undefined;
  const start = startOf(season, seat);
  const until = ownDayBeginsAt(season, offer, seat);
  return start && until && { on: seat.on, start, until };
}

/**
 * A pair is one visit, so its first day counts, but each of its days has its last hours. A day before is the same time of day
 * on the day before.
 */
function beforeInterview(season: Season, offer: Reminded): readonly Reminder[] {
  const { beforeInterviewDays = [], beforeInterviewHours = [] } = season.reminders ?? {};
  const first = dayOfVisit(season, offer, 1);
  const days = beforeInterviewDays.flatMap((before): readonly Reminder[] => {
    if (!first) return [];
    const at = wallClock(plusDays(first.on, -before), first.start.at, season.program.zone);
    return [{ about: 'interview', at, until: first.until }];
  });
  const hours = ([1, 2] as const).flatMap((part): readonly Reminder[] => {
    const day = dayOfVisit(season, offer, part);
    if (!day) return [];
    const { until } = day;
    return beforeInterviewHours.map((before) => ({
      ...{ about: 'interview', at: plusHours(until, -before), until, isSoon: true },
      ...(part === 2 ? { part } : {}),
    }));
  });
  return [...days, ...hours];
}

function outsideQuietHours({ at, until }: Reminder, zone: string): Instant {
  const today = dayIn(zone, at);
  const morning = wallClock(today, QUIET_UNTIL, zone);
  if (at >= morning && at < wallClock(today, QUIET_FROM, zone)) return at;
  const next = at < morning ? morning : wallClock(plusDays(today, 1), QUIET_UNTIL, zone);
  return next < until ? next : at;
}
