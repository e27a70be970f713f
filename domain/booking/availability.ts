import { type FreeSeats, withoutOffer } from '#domain/capacity/board.ts';
import { leavesRoom } from '#domain/capacity/placement.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import {
  changesCloseAt,
  dayOf,
  endsAt,
  type Option,
  type Start,
  startOf,
  startsAt,
  trackOf,
} from '#domain/season/season.ts';
import { admits, type StartKey, sameStart } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { combinations, concernsOthers } from './choose-seats.ts';
import { whyTooLate } from './guards.ts';
import type { OfferView } from './standing.ts';

/**
 * Why a start cannot be chosen. These are the names of the refusals that choosing it would meet, except
 * `other-day-gone`: the start itself has room, but the pair's other day has no available start.
 */
export type UnavailableBecause = 'day-closed' | 'start-full' | 'needed-by-others' | 'other-day-gone';

/** One start as one applicant sees it. */
export type StartOpening = StartKey & {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The first instant at which the start can no longer be chosen. */
  readonly closesAt: Instant;
  /** Seats that this applicant could take now; 0 if the start is unavailable or already theirs. */
  readonly free: number;
  /** Whether the current booking is on this start. */
  readonly current: boolean;
  readonly unavailableBecause?: UnavailableBecause;
};

export type DayOpening = { readonly on: CalendarDay; readonly starts: readonly StartOpening[] };

/** An option as one applicant sees it. It is available if each of its days has an available start. */
export type OptionOpening = {
  readonly option: string;
  readonly days: readonly DayOpening[];
  readonly current: boolean;
  readonly available: boolean;
};

/** A way to sit at a start: one of its free seats of one label, or the seat that the offer holds there already. */
type Place = FreeSeats & { readonly isOwn: boolean };

/** A start before its availability is decided: the seats that would fit, and whether it is past its cutoff. */
type Reach = StartKey & { readonly plan: Start; readonly closed: boolean; readonly places: readonly Place[] };

/**
 * Returns what the applicant of an offer can choose at `now`, option by option in the season's order. If the board is
 * exact, `book` or `move` would grant every start that is shown as free at the same moment (for a pair: with some start
 * of the other day). `who` chooses: the program may until a start begins.
 */
export function openings(
  view: OfferView,
  now: Instant,
  who: Who = { kind: 'applicant' },
): readonly OptionOpening[] {
  const moment = { now, who, isOver: answersAreOver(view, { now, who }) };
  const others = { ...view, board: withoutOffer(view.board, view.offer) };
  const { options } = trackOf(view.season, view.offer.seatedAs);
  return options.map((option) => openingOf(others, option, moment));
}

/** Whether nothing can be chosen anymore: the offer has ended, or its booking is too close to change. */
function answersAreOver({ season, offer }: OfferView, context: Omit<Moment, 'isOver'>): boolean {
  if (offer.state !== 'booked') return whyUnanswerable(offer, context) !== undefined;
  return whyTooLate(season, offer.booking?.seats ?? [], context) !== undefined;
}

/** When and for whom the openings are told, and whether nothing can be chosen anymore. */
type Moment = { readonly now: Instant; readonly who: Who; readonly isOver: boolean };

function closesAtFor({ kind }: Who): typeof startsAt {
  return kind === 'applicant' ? changesCloseAt : startsAt;
}

function openingOf(view: OfferView, option: Option, moment: Moment): OptionOpening {
  const days = option.days.map((on) => reachOf(view, on, moment));
  const open = days.map((starts) => starts.filter((each) => !each.closed).flatMap((each) => each.places));
  const safe = new Set(
    combinations(open)
      .filter((places) => isSafe(view, places))
      .flat(),
  );
  const isDayGone = open.some((places) => places.length === 0);
  const shown = days.map((starts, index) => {
    const openings = starts.map((each) => startOpening(view, each, safe, isDayGone, moment.who));
    return { on: option.days[index] as CalendarDay, starts: openings };
  });
  return {
    option: option.id,
    days: shown,
    current: view.offer.booking?.option === option.id,
    available: safe.size > 0,
  };
}

function reachOf(view: OfferView, on: CalendarDay, { now, who, isOver }: Moment): Reach[] {
  return dayOf(view.season, on).starts.map((plan) => ({
    on,
    start: plan.name,
    plan,
    closed: isOver || now >= closesAtFor(who)(view.season, on, plan),
    places: placesAt(view, { on, start: plan.name }),
  }));
}

function placesAt(view: OfferView, start: StartKey): readonly Place[] {
  const own = ownPlaces(view).filter((place) => sameStart(place, start));
  if (own.length > 0) return own;
  return view.board.free
    .filter((group) => sameStart(group, start) && admits(group, view.offer.seatedAs))
    .map((group) => ({ ...group, isOwn: false }));
}

/**
 * The seats that the offer holds. Neither offer nor board says how a held seat is labeled, so this assumes the widest
 * label that the season gives the start. A start that is shown may then still be refused as needed by others, but no
 * start that would be granted is hidden.
 */
function ownPlaces({ season, offer }: OfferView): readonly Place[] {
  return (offer.booking?.seats ?? []).map(({ on, start }) => {
    const groups = startOf(season, { on, start })?.groups ?? [];
    const labels = groups.map((group) => group.for).filter((tracks) => tracks.includes(offer.seatedAs));
    const [tracks = [offer.seatedAs]] = labels.sort((one, other) => other.length - one.length);
    return { on, start, tracks, free: 1, isOwn: true };
  });
}

function isSafe(view: OfferView, places: readonly Place[]): boolean {
  if (!concernsOthers(view.offer, places)) return true;
  return leavesRoom(view.season, view.board, { takes: places, gives: ownPlaces(view) });
}

function startOpening(
  { season, offer }: OfferView,
  { on, start, plan, ...reach }: Reach,
  safe: ReadonlySet<Place>,
  isDayGone: boolean,
  who: Who,
): StartOpening {
  const takeable = reach.closed ? [] : reach.places.filter((place) => safe.has(place));
  const unavailableBecause = takeable.length > 0 ? undefined : whyUnavailable(reach, isDayGone);
  return {
    on,
    start,
    startsAt: startsAt(season, on, plan),
    endsAt: endsAt(season, on, plan),
    closesAt: closesAtFor(who)(season, on, plan),
    free: takeable.filter(({ isOwn }) => !isOwn).reduce((sum, { free }) => sum + free, 0),
    current: offer.booking?.seats.some((seat) => sameStart(seat, { on, start })) ?? false,
    ...(unavailableBecause ? { unavailableBecause } : {}),
  };
}

function whyUnavailable(
  { closed, places }: Pick<Reach, 'closed' | 'places'>,
  isDayGone: boolean,
): UnavailableBecause {
  if (closed) return 'day-closed';
  if (places.length === 0) return 'start-full';
  return isDayGone ? 'other-day-gone' : 'needed-by-others';
}
