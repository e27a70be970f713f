import type { EventName, StoredRecord } from '#domain/decisions/change-record.ts';
import type { Booking, Offer, OfferState } from '#domain/offers/offer.ts';
import { seatName } from '#domain/seats/seat.ts';
import type { Discrepancy, SeasonState } from './discrepancy.ts';

/** The state in which each change leaves an offer; absent: the one in which it found it. */
const stateAfter: Readonly<Partial<Record<EventName, OfferState>>> = {
  invited: 'open',
  booked: 'booked',
  moved: 'booked',
  canceled: 'canceled',
  declined: 'declined',
  expired: 'expired',
};

/** Where an offer and its records do not tell the same story: one record for each version, one after the other. */
export function historyDiscrepancies({ offers, records }: SeasonState): Discrepancy[] {
  const byOffer = Map.groupBy(records, (record) => record.offer);
  return offers.flatMap((offer) => {
    const history = [...(byOffer.get(offer.id) ?? [])].sort(
      (one, other) => (one.version ?? 0) - (other.version ?? 0),
    );
    const miscounted = versionDiscrepancies(offer, history);
    return miscounted.length > 0
      ? miscounted
      : [...chainDiscrepancies(offer, history), ...endDiscrepancies(offer, history)];
  });
}

function versionDiscrepancies(offer: Offer, history: readonly StoredRecord[]): Discrepancy[] {
  const versions = Array.from({ length: offer.version }, (_, index) => index + 1);
  const missing = versions.filter((version) => !history.some((record) => record.version === version));
  const extra = history.filter(
    ({ version = 0 }, index) => version > offer.version || version === history[index - 1]?.version,
  );
  return [
    ...missing.map((version): Discrepancy => ({ kind: 'record-missing', offer: offer.id, version })),
    ...extra.map(
      ({ id, version = 0 }): Discrepancy => ({
        kind: 'record-too-many',
        offer: offer.id,
        version,
        record: id,
      }),
    ),
  ];
}

/** Each change of a booking begins with the one that the change before it left. */
function chainDiscrepancies(offer: Offer, history: readonly StoredRecord[]): Discrepancy[] {
  const changes = history.filter(({ before, after }) => before || after);
  return changes
    .filter((record, index) => !isSame(record.before, changes[index - 1]?.after))
    .map(({ id, version = 0 }) => ({ kind: 'history-broken', offer: offer.id, version, record: id }));
}

function endDiscrepancies(offer: Offer, history: readonly StoredRecord[]): Discrepancy[] {
  const { id, version, state, sequence, booking } = offer;
  const states = history.flatMap(({ what }) => stateAfter[what] ?? []);
  const changes = history.filter(({ before, after }) => before || after);
  const told = {
    booking: isSame(changes.at(-1)?.after, booking),
    state: states.at(-1) === state,
    sequence: history.at(-1)?.sequence === sequence,
  };
  return (['booking', 'state', 'sequence'] as const)
    .filter((of) => !told[of])
    .map((of) => ({ kind: 'history-not-standing', offer: id, version, of }));
}

function isSame(one: Booking | undefined, other: Booking | undefined): boolean {
  return (
    one?.option === other?.option && String(one?.seats.map(seatName)) === String(other?.seats.map(seatName))
  );
}
