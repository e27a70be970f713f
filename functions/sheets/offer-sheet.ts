import type { OfferRecord } from '#domain/history/offer-record.ts';
import { isLive, isReleased, type Offer } from '#domain/offers/offer.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { bookingCell, timeCell, tracksCell, whoCell } from './cells.ts';
import type { Sheet } from './sheet.ts';

const historyColumns = ['Booked at', 'Ended at', 'Ended by'];

/** Offers by name as they are now, without the columns that only their histories fill. */
export function offerListSheet(season: Season, offers: readonly Offer[]): Sheet {
  const { columns, rows } = offerSheet(season, offers, []);
  const isKept = (_: string, index: number) => !historyColumns.includes(columns[index] ?? '');
  return { columns: columns.filter(isKept), rows: rows.map((row) => row.filter(isKept)) };
}

/** Offers by name, each with what became of it; `records` are the histories of those that were answered or ended. */
export function offerSheet(season: Season, offers: readonly Offer[], records: readonly OfferRecord[]): Sheet {
  const histories = Map.groupBy(records, ({ offer }) => offer);
  return {
    columns: [
      ...['Name', 'Tracks', 'Status', 'Booked for', 'Booked at', 'Answer by', 'Ended at', 'Ended by'],
      ...['AAMC ID', 'Email', 'Mail', 'Invited at', 'Offer'],
    ],
    rows: offers.toSorted(byName).map((offer) => offerRow(season, offer, histories.get(offer.id) ?? [])),
  };
}

function offerRow(season: Season, offer: Offer, history: readonly OfferRecord[]): readonly string[] {
  const booked = lastOf(history, ['booked', 'moved', 'swapped', 'booking-re-routed']);
  const ended = isLive(offer) ? undefined : lastOf(history, ['declined', 'canceled', 'expired']);
  const { mailTrouble } = offer;
  return [
    offer.applicant.name,
    tracksCell(season, consideredFor(offer)),
    offer.state,
    bookingCell(offer.booking),
    offer.state === 'booked' ? timeCell(season, booked?.at) : '',
    offer.state === 'open' ? timeCell(season, offer.closesAt) : '',
    timeCell(season, ended?.at),
    ended ? whoCell(ended.who) : '',
    offer.applicant.id,
    offer.applicant.email,
    mailTrouble && !mailTrouble.resolvedAt ? mailTrouble.kind : '',
    isReleased(offer) ? timeCell(season, offer.opensAt) : '',
    offer.id,
  ];
}

function lastOf(
  history: readonly OfferRecord[],
  events: readonly OfferRecord['event'][],
): OfferRecord | undefined {
  return history.findLast(({ event }) => events.includes(event));
}
