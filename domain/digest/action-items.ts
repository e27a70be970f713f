import { isLive, type MailTrouble, type Offer } from '#domain/offers/offer.ts';
import { changesCloseAt, type Season, startOf, type TrackId } from '#domain/season/season.ts';
import { isFree } from '#domain/seats/seat.ts';
import { type CalendarDay, dayIn, type Instant, plusDays, plusHours } from '#domain/values/time.ts';
import type { DigestSource } from './digest-input.ts';
import { shortened, shortName, type Truncated, truncate } from './truncate.ts';

/** An offer is close to its deadline if it closes within this many hours. */
const CLOSING_HOURS = 48;

const LONGEST_WHY = 120;

/** A day that is still empty this many days ahead needs attention. */
const EMPTY_DAYS = 21;

type Person = { readonly name: string; readonly track: TrackId };
export type Unreached = Person & MailTrouble & { readonly email: string };
export type Closing = Person & { readonly closesAt: Instant };

/** What a coordinator may need to act on. */
export type Needs = {
  /** Applicants with a live offer whom mail does not reach. */
  readonly unreached: Truncated<Unreached>;
  readonly closing: Truncated<Closing>;
  /** Upcoming days that can still be booked and have no bookings. */
  readonly emptyDays: readonly CalendarDay[];
};

export function needsOf(source: DigestSource, at: Instant): Needs {
  const live = source.offers.filter(isLive);
  const nearEnd = plusHours(at, CLOSING_HOURS);
  const closing = live
    .filter((offer) => offer.state === 'open' && offer.closesAt <= nearEnd)
    .sort((one, other) => (one.closesAt < other.closesAt ? -1 : Number(one.closesAt > other.closesAt)));
  return {
    unreached: truncate(live.flatMap(unreachedBy)),
    closing: truncate(closing.map((offer) => ({ ...personOf(offer), closesAt: offer.closesAt }))),
    emptyDays: emptyDays(source, at),
  };
}

function unreachedBy(offer: Offer): Unreached[] {
  const { mailTrouble, applicant } = offer;
  if (!mailTrouble || mailTrouble.resolvedAt) return [];
  return [
    {
      ...personOf(offer),
      email: applicant.email,
      ...mailTrouble,
      why: shortened(mailTrouble.why, LONGEST_WHY),
    },
  ];
}

function personOf({ applicant, seatedAs }: Offer): Person {
  return { name: shortName(applicant.name), track: seatedAs };
}

function emptyDays({ season, seats }: DigestSource, at: Instant): readonly CalendarDay[] {
  const last = plusDays(dayIn(season.program.zone, at), EMPTY_DAYS);
  return season.days
    .filter(({ on }) => {
      const there = seats.filter((seat) => seat.on === on);
      const canBeTaken = there.some((seat) => closesAfter(season, seat, at));
      return on <= last && canBeTaken && there.every(isFree);
    })
    .map(({ on }) => on);
}

function closesAfter(season: Season, key: Parameters<typeof startOf>[1], at: Instant): boolean {
  const start = startOf(season, key);
  return start !== undefined && changesCloseAt(season, key.on, start) > at;
}
