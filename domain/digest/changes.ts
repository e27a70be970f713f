import type { ChangeRecord, EventName, Who } from '#domain/decisions/change-record.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import type { DigestSource, Stretch } from './digest-input.ts';
import { shortened, shortName, type Truncated, truncate } from './truncate.ts';

/** What happens to offers that a coordinator wants to know of, the most pressing first. */
export const told = [
  'canceled',
  'declined',
  'expired',
  'moved',
  'booked',
  'invited',
] as const satisfies EventName[];

const LONGEST_REASON = 120;

/** One change of one offer, as a digest tells it. */
export type ChangeLine = {
  readonly name: string;
  readonly track: TrackId;
  readonly at: Instant;
  readonly by: Who['kind'];
  readonly before?: readonly StartKey[];
  readonly after?: readonly StartKey[];
  readonly reason?: string;
};

/** All changes of one kind. */
export type EventGroup = Truncated<ChangeLine> & { readonly what: (typeof told)[number] };

/** What happened in the stretch of time, kind by kind; kinds of which nothing happened are left out. */
export function changesIn(
  { offers, records }: DigestSource,
  { since, until }: Stretch,
): readonly EventGroup[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const recent = records.filter((record) => record.at > since && record.at <= until).sort(byTime);
  return told.flatMap((what) => {
    const lines = recent
      .filter((record) => record.what === what)
      .flatMap((record) => lineOf(record, byId.get(record.offer ?? '')));
    return lines.length > 0 ? [{ what, ...truncate(lines) }] : [];
  });
}

function lineOf(record: ChangeRecord, offer: Offer | undefined): ChangeLine[] {
  if (!offer) return [];
  const { before, after, reason } = record;
  return [
    {
      name: shortName(offer.applicant.name),
      track: offer.seatedAs,
      at: record.at,
      by: record.who.kind,
      ...(before ? { before: startsOf(before) } : {}),
      ...(after ? { after: startsOf(after) } : {}),
      ...(reason ? { reason: shortened(reason, LONGEST_REASON) } : {}),
    },
  ];
}

function startsOf({ seats }: Booking): readonly StartKey[] {
  return seats.map(({ on, start }) => ({ on, start }));
}

function byTime(one: ChangeRecord, other: ChangeRecord): number {
  return one.at < other.at ? -1 : Number(one.at > other.at);
}
