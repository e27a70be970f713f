import { bookingsOf, type OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import { isLateFor } from '#domain/season/late-days.ts';
import type { TrackId } from '#domain/season/season.ts';
import { isFree, type SeatKey, type StartKey, sameSeat } from '#domain/seats/seat.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { DigestSource, Stretch } from './digest-input.ts';
import { recordsIn } from './records-in.ts';

/** The changes of a booking that are late where they touch a day close ahead. */
export const lateEvents = [
  'booked',
  'moved',
  'swapped',
  'booking-re-routed',
  'canceled',
  'day-changed',
  'given-back',
] as const;
type LateEvent = (typeof lateEvents)[number];
type RecordOfBooking = Extract<OfferRecord, { readonly event: LateEvent }>;

/** A change that touched a day close ahead, and the starts of it at which a seat has come free again. */
export type LateChange = {
  readonly offer: string;
  readonly applicant: Offer['applicant'];
  readonly tracks: readonly TrackId[];
  readonly event: LateEvent;
  readonly at: Instant;
  readonly before: readonly StartKey[];
  readonly after: readonly StartKey[];
  readonly freeAgain: readonly StartKey[];
};

/** Returns the late changes of the period, by name. A day that is over by `at` has no seat to fill. */
export function lateChangesIn(
  source: Pick<DigestSource, 'season' | 'offers' | 'seats' | 'records'>,
  stretch: Stretch,
  at: Instant,
): readonly LateChange[] {
  return recordsIn(source.offers, source.records.filter(isOfBooking), stretch)
    .flatMap(({ record, offer }) => lateChange(source, offer, record, at))
    .sort(byName);
}

function isOfBooking(record: OfferRecord): record is RecordOfBooking {
  return (lateEvents as readonly string[]).includes(record.event);
}

function lateChange(
  { season, seats }: Pick<DigestSource, 'season' | 'seats'>,
  offer: Offer,
  record: RecordOfBooking,
  at: Instant,
): LateChange[] {
  const bookings = bookingsOf(record);
  const before: readonly SeatKey[] = bookings.before?.seats ?? [];
  const after: readonly SeatKey[] = bookings.after?.seats ?? [];
  if (![...before, ...after].some(({ on }) => isLateFor(season, on, record.at))) return [];
  const today = dayIn(season.program.zone, at);
  const given = before.filter((seat) => seat.on >= today && isLateFor(season, seat.on, record.at));
  const free = given.filter((seat) => seats.some((each) => sameSeat(each, seat) && isFree(each)));
  return [
    {
      offer: offer.id,
      applicant: offer.applicant,
      tracks: consideredFor(offer),
      event: record.event,
      at: record.at,
      before: record.event === 'day-changed' ? [] : before.map(startAlone),
      after: after.map(startAlone),
      freeAgain: free.map(startAlone),
    },
  ];
}

function startAlone({ on, start }: SeatKey): StartKey {
  return { on, start };
}
