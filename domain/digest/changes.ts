import type { Who } from '#domain/decisions/change-record.ts';
import { bookingsOf, type OfferRecord } from '#domain/history/offer-record.ts';
import type { DayChange } from '#domain/offers/day-changes.ts';
import type { Booking } from '#domain/offers/offer.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { Instant } from '#domain/values/time.ts';
import type { DigestSource, Stretch } from './digest-input.ts';
import { type RecordOfOffer, recordsIn } from './records-in.ts';
import { shortened, shortName, type Truncated, truncate } from './truncate.ts';
import { alikeIn } from './waves.ts';

/** Every event of an offer that a digest reports, the most urgent first. */
const order = {
  canceled: 1,
  'given-back': 2,
  declined: 3,
  withdrawn: 4,
  expired: 5,
  moved: 6,
  swapped: 7,
  're-routed': 8,
  'booking-re-routed': 9,
  'day-changed': 10,
  booked: 11,
  invited: 12,
  extended: 13,
  prepared: undefined,
  unprepared: undefined,
  'name-corrected': undefined,
  'no-show-entered': undefined,
  'no-show-taken-back': undefined,
  'phone-left': undefined,
  'track-asked': undefined,
  'track-request-taken-back': undefined,
  'track-granted': undefined,
  'track-refused': undefined,
  'accommodation-asked': undefined,
  'accommodation-withdrawn': undefined,
  'accommodation-arranged': undefined,
  'accommodation-not-arranged': undefined,
  'closing-told': undefined,
  'invitation-resent': undefined,
  'booking-resent': undefined,
  'link-reissued': undefined,
  'mail-failed': undefined,
  'mail-recovered': undefined,
  reminded: undefined,
  'itinerary-published': undefined,
  erased: undefined,
} as const satisfies Record<OfferRecord['event'], number | undefined>;

type Unreported =
  | 'prepared'
  | 'unprepared'
  | 'name-corrected'
  | 'no-show-entered'
  | 'no-show-taken-back'
  | 'phone-left'
  | 'track-asked'
  | 'track-request-taken-back'
  | 'track-granted'
  | 'track-refused'
  | 'accommodation-asked'
  | 'accommodation-withdrawn'
  | 'accommodation-arranged'
  | 'accommodation-not-arranged'
  | 'closing-told'
  | 'invitation-resent'
  | 'booking-resent'
  | 'link-reissued'
  | 'mail-failed'
  | 'mail-recovered'
  | 'reminded'
  | 'itinerary-published'
  | 'erased';
type ReportedRecord = Exclude<OfferRecord, { event: Unreported }>;

const LONGEST_REASON = 120;

/** One change of one offer, as a digest reports it. */
export type ChangeLine = {
  readonly name: string;
  readonly tracks: readonly TrackId[];
  readonly at: Instant;
  readonly by: Who['kind'];
  readonly before?: readonly StartKey[];
  readonly after?: readonly StartKey[];
  /** What the program changed of booked days that stay booked. */
  readonly changes?: readonly DayChange[];
  readonly reason?: string;
};

/** All changes with one event, by name. Invitations, of which a wave has hundreds, are counted by their tracks only. */
export type EventGroup = Truncated<ChangeLine> & {
  readonly event: ReportedRecord['event'];
  readonly alike?: ReturnType<typeof alikeIn>;
};

/** Returns the changes in the period, grouped by event; events without changes are left out. */
export function changesIn({ offers, records }: DigestSource, stretch: Stretch): readonly EventGroup[] {
  const recent = recordsIn(offers, records.filter(isReported), stretch).toSorted(
    (one, other) => byName(one.offer, other.offer) || inTextOrder(one.record.at, other.record.at),
  );
  return [...Map.groupBy(recent, ({ record }) => record.event)]
    .sort(([one], [other]) => order[one] - order[other])
    .map(([event, group]) => {
      const lines = group.map(lineOf);
      return event === 'invited'
        ? { event, ...truncate(lines, 0), alike: alikeIn(lines.map(({ tracks }) => tracks)) }
        : { event, ...truncate(lines) };
    });
}

function isReported(record: OfferRecord): record is ReportedRecord {
  return order[record.event] !== undefined;
}

/** What only some records say. */
type Said = Pick<ReportedRecord, 'at' | 'who'> & {
  readonly changes?: readonly DayChange[];
  readonly reason?: string;
};

function lineOf({ record, offer }: RecordOfOffer<ReportedRecord>): ChangeLine {
  const { at, who, changes, reason }: Said = record;
  const { before, after } = changes ? {} : bookingsOf(record);
  return {
    name: shortName(offer.applicant.name),
    tracks: consideredFor(offer),
    at,
    by: who.kind,
    ...(before ? { before: startsOf(before) } : {}),
    ...(after ? { after: startsOf(after) } : {}),
    ...(changes ? { changes } : {}),
    ...(reason ? { reason: shortened(reason, LONGEST_REASON) } : {}),
  };
}

function startsOf({ seats }: Booking): readonly StartKey[] {
  return seats.map(({ on, start }) => ({ on, start }));
}
