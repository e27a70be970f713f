import { bookingsOf, type OfferRecord } from '#domain/history/offer-record.ts';
import type { Booking, Offer, OfferState } from '#domain/offers/offer.ts';
import { seatName } from '#domain/seats/seat.ts';
import type { Discrepancy, SeasonState } from './discrepancy.ts';

/** The state in which each event leaves an offer; without one, the state is unchanged. */
const stateAfter: Readonly<Record<OfferRecord['event'], OfferState | undefined>> = {
  invited: 'open',
  prepared: 'prepared',
  unprepared: 'unreleased',
  booked: 'booked',
  moved: 'booked',
  swapped: 'booked',
  're-routed': undefined,
  'booking-re-routed': 'booked',
  'day-changed': 'booked',
  'itinerary-published': 'booked',
  'given-back': 'open',
  canceled: 'canceled',
  declined: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
  extended: undefined,
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
  erased: undefined,
};

/** Finds offers whose records do not match them: there must be one record for each version, in order. */
export function historyDiscrepancies({ offers, histories }: SeasonState): Discrepancy[] {
  const byOffer = Map.groupBy(histories, (record) => record.offer);
  return offers.flatMap((offer) => {
    const history = [...(byOffer.get(offer.id) ?? [])].sort((one, other) => one.version - other.version);
    const miscounted = versionDiscrepancies(offer, history);
    return miscounted.length > 0
      ? miscounted
      : [...chainDiscrepancies(offer, history), ...endDiscrepancies(offer, history)];
  });
}

function versionDiscrepancies(offer: Offer, history: readonly OfferRecord[]): Discrepancy[] {
  const versions = Array.from({ length: offer.version }, (_, index) => index + 1);
  const missing = versions.filter((version) => !history.some((record) => record.version === version));
  const extra = history.filter(
    ({ version }, index) => version > offer.version || version === history[index - 1]?.version,
  );
  return [
    ...missing.map((version): Discrepancy => ({ kind: 'record-missing', offer: offer.id, version })),
    ...extra.map(
      ({ id, version }): Discrepancy => ({
        kind: 'record-too-many',
        offer: offer.id,
        version,
        record: id,
      }),
    ),
  ];
}

/** Each change must begin with the booking that the change before it left. */
function chainDiscrepancies(offer: Offer, history: readonly OfferRecord[]): Discrepancy[] {
  const changes = bookingChanges(history);
  return changes
    .filter(({ before }, index) => !isSame(before, changes[index - 1]?.after))
    .map(({ id, version }) => ({ kind: 'history-broken', offer: offer.id, version, record: id }));
}

function endDiscrepancies(offer: Offer, history: readonly OfferRecord[]): Discrepancy[] {
  const { id, version, state, sequence, booking } = offer;
  const states = history.flatMap(({ event }) => stateAfter[event] ?? []);
  const last = history.at(-1);
  const told = {
    booking: isSame(bookingChanges(history).at(-1)?.after, booking),
    state: states.at(-1) === state,
    sequence: (last && 'sequence' in last ? last.sequence : undefined) === sequence,
  };
  return (['booking', 'state', 'sequence'] as const)
    .filter((of) => !told[of])
    .map((of) => ({ kind: 'history-not-standing', offer: id, version, of }));
}

function bookingChanges(history: readonly OfferRecord[]) {
  return history
    .map((record) => ({ id: record.id, version: record.version, ...bookingsOf(record) }))
    .filter(({ before, after }) => before || after);
}

function isSame(one: Booking | undefined, other: Booking | undefined): boolean {
  return (
    one?.option === other?.option && String(one?.seats.map(seatName)) === String(other?.seats.map(seatName))
  );
}
