import type { RecordName } from '#domain/decisions/change-record.ts';
import { type SeatKey, type StartKey, seatName } from '#domain/seats/seat.ts';

/** Where an item stands. */
export type Key = { readonly pk: string; readonly sk: string };

export const seasonKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'season' });

export const boardKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'board' });

export const ledgerKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'ledger' });

/** The lock between those who copy names into a record and those who remove them. */
export const namesKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'names' });

/** Erasures are found among the items of the season by what their ids begin with. */
export const erasurePrefix = 'erasure_';

export const erasureKey = (season: string, id: string): Key => ({ pk: `season#${season}`, sk: id });

/** All offers of a season share a partition, so that one consistent query shows which are open. */
export const offersOf = (season: string): string => `season#${season}#offers`;

export const offerKey = (season: string, offer: string): Key => ({ pk: offersOf(season), sk: offer });

export const seatsOf = (season: string): string => `season#${season}#seats`;

export const seatKey = (season: string, seat: SeatKey): Key => ({ pk: seatsOf(season), sk: seatName(seat) });

/** What the names of all seats of a start begin with. */
export const startPrefix = ({ on, start }: StartKey): string => `${on}#${start}#`;

/** The history of an offer, or of the season itself, in order of time. */
export const recordsOf = (season: string, offer?: string): string =>
  `season#${season}#records#${offer ?? 'season'}`;

/** The files that were applied are found among the records of the season by what their ids begin with. */
export const recordPrefix = 'record_';

/** Digests are found among the records of the season by what their ids begin with. */
export const digestPrefix = 'digest_';

export const recordKey = ({ season, offer, id }: RecordName): Key => ({
  pk: recordsOf(season, offer),
  sk: id,
});

/** An offer by the season and the id that its link names. */
export type OfferName = { readonly season: string; readonly id: string };
