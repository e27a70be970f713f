import type { Who } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
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
  'booking-re-routed': 'booked',
  declined: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
  canceled: 'canceled',
};

/**
 * Returns every moment at which the number of offers, bookings or seats changed, in the order of time, from the records
 * alone. `trackOf`: the track whose seats an offer takes. What is not on record is not in it.
 */
export function evidenceOf(
  records: readonly OfferRecord[],
  files: readonly SeasonApplied[],
  trackOf: (offer: string) => TrackId,
): readonly EvidenceRow[] {
  const sorted = [...records, ...files].sort(byTime);
  const states = new Map<string, OfferState>();
  const held = new Map<string, number>();
  let [seats, taken] = [0, 0];
  let byTrack: ReadonlyMap<TrackId, Standings> = new Map();
  return sorted.flatMap((record): EvidenceRow[] => {
    const { at, event, who } = record;
    if (record.event === 'season-applied') {
      const added = seatsAdded(record);
      seats += added;
      return added === 0 ? [] : [{ at, event, who, seats, taken, byTrack, ...sumOf(byTrack) }];
    }
    const next = stateAfter[record.event];
    const before = states.get(record.offer);
    if (next === undefined || (next === before && next !== 'booked')) return [];
    states.set(record.offer, next);
    const holds = 'after' in record && next === 'booked' ? record.after.seats.length : 0;
    taken += holds - (held.get(record.offer) ?? 0);
    held.set(record.offer, holds);
    byTrack = counted(byTrack, trackOf(record.offer), before, next);
    return [{ at, event, who, offer: record.offer, seats, taken, byTrack, ...sumOf(byTrack) }];
  });
}

function byTime(one: { at: Instant; id: string }, other: { at: Instant; id: string }): number {
  const [a, b] = [`${one.at} ${one.id}`, `${other.at} ${other.id}`];
  return a < b ? -1 : 1;
}

function seatsAdded({ differences }: SeasonApplied): number {
  return differences.reduce((sum, each) => {
    if (each.kind === 'seats-added') return sum + each.seats;
    return each.kind === 'seats-removed' ? sum - each.seats : sum;
  }, 0);
}

function counted(
  byTrack: ReadonlyMap<TrackId, Standings>,
  track: TrackId,
  before: OfferState | undefined,
  next: OfferState,
): ReadonlyMap<TrackId, Standings> {
  const was = byTrack.get(track) ?? none;
  const change = (state: keyof Standings) => was[state] + Number(next === state) - Number(before === state);
  const now = { prepared: change('prepared'), open: change('open'), booked: change('booked') };
  return new Map([...byTrack, [track, now]]);
}

function sumOf(byTrack: ReadonlyMap<TrackId, Standings>): Standings {
  const all = [...byTrack.values()];
  const sum = (state: keyof Standings) => all.reduce((total, each) => total + each[state], 0);
  return { prepared: sum('prepared'), open: sum('open'), booked: sum('booked') };
}
