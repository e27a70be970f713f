import type { Offer } from '#domain/offers/offer.ts';
import type { Seat } from '#domain/seats/seat.ts';

/**
 * Everything that promise 3 depends on. To be safe, it must be read in this order: the ledger, the offers, the seats
 * (docs/decisions/0004).
 */
export type Outlook = {
  readonly ledger: number;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  /**
   * Holders of seats that are no stored offers, not even when looked for after the seats were read: somebody removed them
   * by hand. Absent if there are none.
   */
  readonly unknownHolders?: readonly string[];
};
