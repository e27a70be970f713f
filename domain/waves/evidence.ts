import type { Who } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { Instant } from '#domain/values/time.ts';

/** How many offers wait, and how many have a booking. */
type Standings = { readonly prepared: number; readonly open: number; readonly booked: number };

/** A moment at which offers or seats changed, with how many there were after it. */
export type EvidenceRow = Standings & {
  readonly at: Instant;
  readonly event: OfferRecord['event'] | SeasonApplied['event'];
  readonly who: Who;
  /** The offer that changed; absent where a season file did. */
  readonly offer?: string;
  readonly seats: number;
  readonly taken: number;
  readonly byTrack: ReadonlyMap<TrackId, Standings>;
};

const none: Standings = { prepared: 0, open: 0, booked: 0 };

/** The state in which an event leaves an offer; an event that is not here leaves it as it is. */
const stateAfter: Partial<Record<OfferRecord['event'], OfferState>> = {
  prepared: 'prepared',
  unprepared: 'unreleased',
  invited: 'open',
  'given-back': 'open',
  booked: 'booked',
  moved: 'booked',
  're-routed': 'open',
  'booking-re-routed': 'booked',
  declined: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
  canceled: 'canceled',
};

/** The track whose seats an offer takes: now, and, of one that was re-routed, when it was considered for these tracks. */
type TracksOfOffers = {
  readonly now: (offer: string) => TrackId;
  readonly when: (tracks: readonly TrackId[]) => TrackId | undefined;
};

/** Where an offer stands at a moment. */
type Place = { readonly state?: OfferState; readonly track: TrackId; readonly holds: number };

/**
 * Returns every moment at which the number of offers, bookings or seats changed, in the order of time, from the records
 * alone: an offer counts under the track that it had then. What is not on record is not in it.
 */
export function evidenceOf(
  records: readonly OfferRecord[],
  files: readonly SeasonApplied[],
  tracks: TracksOfOffers,
): readonly EvidenceRow[] {
  const sorted = [...records, ...files].sort(byTime);
  const places = firstPlaces(sorted, tracks);
  let [seats, taken] = [0, 0];
  let byTrack: ReadonlyMap<TrackId, Standings> = new Map();
  return sorted.flatMap((record): EvidenceRow[] => {
    const { at, event, who } = record;
    if (record.event === 'season-applied') {
      const added = seatsAdded(record);
      seats += added;
      return added === 0 ? [] : [{ at, event, who, seats, taken, byTrack, ...sumOf(byTrack) }];
    }
    const { offer } = record;
    const was = places.get(offer) ?? { track: tracks.now(offer), holds: 0 };
    const is = placeAfter(record, was, tracks);
    if (!is || (is.state === was.state && is.track === was.track && is.state !== 'booked')) return [];
    places.set(offer, is);
    taken += is.holds - was.holds;
    byTrack = counted(counted(byTrack, was, -1), is, 1);
    return [{ at, event, who, offer, seats, taken, byTrack, ...sumOf(byTrack) }];
  });
}

/** The track under which each re-routed offer began: that of the tracks before the first change of them. */
function firstPlaces(
  sorted: readonly (OfferRecord | SeasonApplied)[],
  { when }: TracksOfOffers,
): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const record of sorted) {
    if (!('tracks' in record) || !record.tracks || places.has(record.offer)) continue;
    const track = when(record.tracks.before);
    if (track !== undefined) places.set(record.offer, { track, holds: 0 });
  }
  return places;
}

function placeAfter(record: OfferRecord, was: Place, { when }: TracksOfOffers): Place | undefined {
  const state = stateAfter[record.event];
  if (state === undefined) return undefined;
  const others = 'tracks' in record ? record.tracks?.after : undefined;
  const holds = 'after' in record && state === 'booked' ? record.after.seats.length : 0;
  return { state, holds, track: (others && when(others)) ?? was.track };
}

function byTime(one: { at: Instant; id: string }, other: { at: Instant; id: string }): number {
  return inTextOrder(`${one.at} ${one.id}`, `${other.at} ${other.id}`);
}

function seatsAdded({ differences }: SeasonApplied): number {
  return differences.reduce((sum, each) => {
    if (each.kind === 'seats-added') return sum + each.seats;
    return each.kind === 'seats-removed' ? sum - each.seats : sum;
  }, 0);
}

function counted(
  byTrack: ReadonlyMap<TrackId, Standings>,
  { state, track }: Place,
  by: 1 | -1,
): ReadonlyMap<TrackId, Standings> {
  if (state !== 'prepared' && state !== 'open' && state !== 'booked') return byTrack;
  const was = byTrack.get(track) ?? none;
  return new Map([...byTrack, [track, { ...was, [state]: was[state] + by }]]);
}

function sumOf(byTrack: ReadonlyMap<TrackId, Standings>): Standings {
  const all = [...byTrack.values()];
  const sum = (state: keyof Standings) => all.reduce((total, each) => total + each[state], 0);
  return { prepared: sum('prepared'), open: sum('open'), booked: sum('booked') };
}
