import type { Outlook } from '#domain/capacity/outlook.ts';
import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import { memoizeByObject } from '#domain/memoize.ts';
import {
  changesCloseAt,
  dayOf,
  endsAt,
  type Option,
  type Season,
  type Start,
  startsAt,
  trackOf,
} from '#domain/season/season.ts';
import { freeByLabel, isFree, labelOf, type Seat, type StartKey } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { candidates, combinations, concernsOthers, holdsNoSeat, leavesRoom } from './choose-seats.ts';
import { whyTooLate } from './guards.ts';
import type { Standing } from './standing.ts';

/**
 * Why a start cannot be chosen: the words of the refusal that choosing it would meet, or, for a start that has room
 * but belongs to a pair, that nothing can be had on the pair's other day.
 */
export type UnavailableBecause = 'day-closed' | 'start-full' | 'needed-by-others' | 'other-day-gone';

/** One start as one applicant sees it. */
export type StartOpening = StartKey & {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** From here on it can no longer be chosen. */
  readonly closesAt: Instant;
  /** Seats that this applicant could take now; 0 where there is a bar, and where they sit already. */
  readonly free: number;
  /** Whether the present booking is on this start. */
  readonly current: boolean;
  readonly unavailableBecause?: UnavailableBecause;
};

export type DayOpening = { readonly on: CalendarDay; readonly starts: readonly StartOpening[] };

/** An option as one applicant sees it. It can be had if each of its days has a start without a bar. */
export type OptionOpening = {
  readonly option: string;
  readonly days: readonly DayOpening[];
  readonly current: boolean;
  readonly available: boolean;
};

/** A start on the way to its opening: the seats that would do, and whether it is over. */
type Reach = StartKey & { readonly plan: Start; readonly closed: boolean; readonly seats: readonly Seat[] };

/**
 * What the applicant of an offer can choose at `now`, option by option in the season's order. A start that is shown
 * as free is one that `book` or `move` would grant at the same moment (of a pair: with some start of the other day).
 * Without an outlook the other offers are left out of account: a shared seat then counts as free, and may yet be
 * refused as needed by others.
 */
export function openings(standing: Standing, now: Instant): readonly OptionOpening[] {
  const { season, offer, outlook } = standing;
  const isOver = answersAreOver(standing, now);
  if (!outlook || isOver || !holdsNoSeat(outlook, offer)) return openingsOf(standing, now, isOver);
  const known = shared(outlook)(season);
  const alike = [offer.seatedAs, offer.closesAt, now.slice(0, MINUTE)].join(' ');
  const found = known.get(alike) ?? openingsOf(standing, now, isOver);
  known.set(alike, found);
  return found;
}

/** The length of an instant down to its minute: starts close on whole minutes, so within one nothing changes. */
const MINUTE = '2020-11-17T13:00'.length;

/** A crowd of one track that sits nowhere yet sees the same, which for an outlook is worked out once. */
const shared = memoizeByObject((_: Outlook) =>
  memoizeByObject((__: Season) => new Map<string, readonly OptionOpening[]>()),
);

function openingsOf(standing: Standing, now: Instant, isOver: boolean): readonly OptionOpening[] {
  const { options } = trackOf(standing.season, standing.offer.seatedAs);
  return options.map((option) => openingOf(standing, option, now, isOver));
}

/** Whether nothing at all can be chosen any more: the offer has ended, or its booking is too close to be changed. */
function answersAreOver({ season, offer }: Standing, now: Instant): boolean {
  if (offer.state !== 'booked') return whyUnanswerable(offer, { now }) !== undefined;
  return whyTooLate(season, offer.booking?.seats ?? [], { now, who: { kind: 'applicant' } }) !== undefined;
}

function openingOf(standing: Standing, option: Option, now: Instant, isOver: boolean): OptionOpening {
  const days = option.days.map((on) => reachOf(standing, on, now, isOver));
  const open = days.map((starts) => starts.filter((each) => !each.closed).flatMap((each) => each.seats));
  const safe = new Set(
    combinations(open)
      .filter((seats) => isSafe(standing, seats))
      .flat(),
  );
  const shown = days.map((starts, index) => {
    const otherGone = open.some((seats, other) => other !== index && seats.length === 0);
    const openings = starts.map((each) => startOpening(standing, each, safe, otherGone));
    return { on: option.days[index] as CalendarDay, starts: openings };
  });
  return {
    option: option.id,
    days: shown,
    current: standing.offer.booking?.option === option.id,
    available: shown.every((day) => day.starts.some((start) => !start.unavailableBecause)),
  };
}

function reachOf(
  { season, offer, seats }: Standing,
  on: CalendarDay,
  now: Instant,
  isOver: boolean,
): Reach[] {
  return dayOf(season, on).starts.map((plan) => ({
    on,
    start: plan.name,
    plan,
    closed: isOver || now >= changesCloseAt(season, on, plan),
    seats: candidates(seats, { on, start: plan.name }, offer),
  }));
}

function isSafe({ season, offer, outlook }: Standing, seats: readonly Seat[]): boolean {
  return !outlook || !concernsOthers(offer, seats) || leavesRoom(season, outlook, offer, seats);
}

function startOpening(
  { season, offer, seats }: Standing,
  { on, start, plan, ...reach }: Reach,
  safe: ReadonlySet<Seat>,
  otherGone: boolean,
): StartOpening {
  const takeable = reach.closed ? [] : reach.seats.filter((seat) => safe.has(seat));
  const unavailableBecause = takeable.length > 0 ? undefined : barOf(reach, otherGone);
  return {
    on,
    start,
    startsAt: startsAt(season, on, plan),
    endsAt: endsAt(season, on, plan),
    closesAt: changesCloseAt(season, on, plan),
    free: takeable.filter(isFree).reduce((sum, seat) => sum + countSameLabel(seats, seat), 0),
    current: offer.booking?.seats.some((seat) => seat.on === on && seat.start === start) ?? false,
    ...(unavailableBecause ? { unavailableBecause } : {}),
  };
}

function barOf({ closed, seats }: Pick<Reach, 'closed' | 'seats'>, otherGone: boolean): UnavailableBecause {
  if (closed) return 'day-closed';
  if (seats.length === 0) return 'start-full';
  return otherGone ? 'other-day-gone' : 'needed-by-others';
}

/** How many free seats of the same start are worth the same as this one, itself included. */
function countSameLabel(seats: readonly Seat[], one: Seat): number {
  const label = labelOf(one);
  return freeByLabel(seats, one).find((alike) => labelOf(alike[0] as Seat) === label)?.length ?? 0;
}
