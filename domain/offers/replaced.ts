import { type Season, startOf, type TrackId } from '#domain/season/season.ts';
import { type VisitKind, visitOf } from '#domain/season/visit.ts';
import type { SeatKey, StartKey } from '#domain/seats/seat.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import type { LeftStart } from './left-start.ts';
import type { Offer } from './offer.ts';

/** Where an interview takes place, as far as people arrange their day by it. */
export type DayPlace = { readonly kind: VisitKind; readonly place?: string };

/** The place of the applicants of a track on one day; without one, the season does not say. */
export type TrackPlace = {
  readonly on: CalendarDay;
  readonly track: TrackId;
  readonly place?: DayPlace | undefined;
};

/**
 * Applicants who sit under the track on a start, as on a day of a pair or on one by itself, and are considered for one of `for`; without
 * it, all of them.
 */
export type PartyKey = StartKey & {
  readonly track: TrackId;
  readonly dayOfPair?: number;
  readonly for?: readonly TrackId[];
};

/** For whom a link to join, which pages showed, is another one: that of a visit, or of the part of the agenda from `at` to `until`. It is kept nowhere. */
export type ReplacedLink = PartyKey & { readonly at?: WallTime; readonly until?: WallTime };

/** Where the interviews of a part of the agenda were held; without a place, the agenda did not say. */
export type ReplacedRoom = PartyKey & {
  readonly at: WallTime;
  readonly until: WallTime;
  readonly place?: string;
};

/** What a season file changed of its days, as it was before: starts that moved or went, places, rooms; and for whom a link that was shown. */
export type Replaced = {
  readonly starts: readonly LeftStart[];
  readonly places: readonly TrackPlace[];
  readonly links?: readonly ReplacedLink[];
  readonly rooms?: readonly ReplacedRoom[];
};

/** An applied season file, as far as applicants have to be told of it. `version` is that of its document. */
export type AppliedFile = {
  readonly version: number;
  readonly reason?: string;
  readonly replaced?: Replaced;
};

/** Returns what `next` changes of the days of `current`; `undefined` if nothing. The links and rooms that it replaces are given. */
export function replacedBy(
  current: Season,
  next: Season,
  { links = [], rooms = [] }: Pick<Replaced, 'links' | 'rooms'> = {},
): Replaced | undefined {
  const starts = current.days.flatMap(({ on, starts }) =>
    starts.flatMap(({ name }) => {
      const was = timesIn(current, { on, start: name });
      return was && !isSameTime(was, timesIn(next, { on, start: name })) ? [was] : [];
    }),
  );
  const places = current.tracks.flatMap(({ id, options }) =>
    [...new Set(options.flatMap(({ days }) => [...days]))].flatMap((on): TrackPlace[] => {
      const place = placeIn(current, id, on);
      return isSamePlace(place, placeIn(next, id, on))
        ? []
        : [{ on, track: id, ...(place ? { place } : {}) }];
    }),
  );
  if (starts.length + places.length + links.length + rooms.length === 0) return undefined;
  return {
    ...{ starts, places },
    ...(links.length > 0 ? { links } : {}),
    ...(rooms.length > 0 ? { rooms } : {}),
  };
}

/** Whether the applicant of a booked day is one of them. */
export function isOfParty(
  { booking, seatedAs, tracks }: Pick<Offer, 'booking' | 'seatedAs' | 'tracks'>,
  seat: SeatKey,
  party: PartyKey,
): boolean {
  const seats = booking?.seats ?? [];
  const dayOfPair = seats.length > 1 ? seats.findIndex(({ on }) => on === seat.on) + 1 : undefined;
  return (
    party.track === seatedAs &&
    party.on === seat.on &&
    party.start === seat.start &&
    party.dayOfPair === dayOfPair &&
    (party.for?.some((track) => track === seatedAs || tracks.includes(track)) ?? true)
  );
}

/** Returns a start with its times in the season; `undefined` if the season does not have it. */
export function timesIn(season: Season, { on, start }: StartKey): LeftStart | undefined {
  const found = startOf(season, { on, start });
  return found && { on, name: found.name, at: found.at, until: found.until };
}

/** Returns where applicants of the track are interviewed on that day; `undefined` if the season does not say. */
export function placeIn(season: Season, track: TrackId, on: CalendarDay): DayPlace | undefined {
  const visit = visitOf(season, track, on);
  return visit && { kind: visit.kind, ...(visit.place === undefined ? {} : { place: visit.place }) };
}

export function isSameTime(one: LeftStart | undefined, other: LeftStart | undefined): boolean {
  return one?.at === other?.at && one?.until === other?.until;
}

export function isSamePlace(one: DayPlace | undefined, other: DayPlace | undefined): boolean {
  return one?.kind === other?.kind && one?.place === other?.place;
}
