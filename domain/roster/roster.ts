import { isCalledOff } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import {
  type Season,
  type StartName,
  startNames,
  startOf,
  startsAt,
  type TrackId,
} from '#domain/season/season.ts';
import type { SeatKey, StartKey } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

/** One person who comes on a day. It names an applicant: for coordinators only. */
export type RosterRow = {
  readonly offer: string;
  readonly applicant: Offer['applicant'];
  readonly start: StartName;
  /** When the start begins; absent if the season no longer has it. */
  readonly startsAt?: Instant;
  /** Everything that the person is considered for, the track of the booking first. */
  readonly tracks: readonly TrackId[];
  /** The zone in which the applicant reads times, once chosen. */
  readonly zone?: string;
  /** Which day of the visit this is, counted from 1, and how many days the visit has. */
  readonly part: number;
  readonly parts: number;
  /** The other day of a pair. */
  readonly otherDay?: StartKey;
};

/** Returns everybody who is booked on the day `on` and has not been called off, by start and then by name. */
export function rosterOf(season: Season, offers: readonly Offer[], on: CalendarDay): readonly RosterRow[] {
  return offers
    .flatMap((offer) => rowsOf(season, offer, on))
    .sort(
      (one, other) => startNames.indexOf(one.start) - startNames.indexOf(other.start) || byName(one, other),
    );
}

function rowsOf(season: Season, offer: Offer, on: CalendarDay): readonly RosterRow[] {
  const seats: readonly SeatKey[] = offer.booking?.seats ?? [];
  return seats.flatMap((seat, index): RosterRow[] => {
    if (seat.on !== on || isCalledOff(season, offer, on)) return [];
    const start = startOf(season, seat);
    const other = seats.find((each) => each !== seat);
    return [
      {
        offer: offer.id,
        applicant: offer.applicant,
        start: seat.start,
        ...(start ? { startsAt: startsAt(season, on, start) } : {}),
        tracks: consideredFor(offer),
        ...(offer.zone ? { zone: offer.zone } : {}),
        part: index + 1,
        parts: seats.length,
        ...(other ? { otherDay: { on: other.on, start: other.start } } : {}),
      },
    ];
  });
}

/** Returns every track of the offer, the one under which it takes its seats first. */
export function consideredFor({ seatedAs, tracks }: Pick<Offer, 'seatedAs' | 'tracks'>): readonly TrackId[] {
  return [seatedAs, ...tracks.filter((track) => track !== seatedAs)];
}

type Named = { readonly applicant: Offer['applicant'] };

const inAlphabet = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Orders people by name, and those of one name by id. */
export function byName({ applicant: one }: Named, { applicant: other }: Named): number {
  return inAlphabet.compare(one.name, other.name) || inAlphabet.compare(one.id, other.id);
}
