import type { Board } from '#domain/capacity/board.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';

/**
 * What was read before a request about an offer is decided. With an outlook, `seats` are the outlook's. `version` and
 * `fence` are those of the season document; without a version, only seats without a fence can be taken.
 */
export type Standing = {
  readonly season: Season;
  readonly version?: number;
  readonly fence?: number;
  readonly offer: Offer;
  readonly seats: readonly Seat[];
  readonly outlook?: Outlook;
};

/** Returns what an offer that is booked or moved keeps of the season on which its applicant chose. */
export function seasonChosenOn({ version }: Pick<Standing, 'version'>): Pick<Offer, 'seasonVersion'> {
  return version === undefined ? {} : { seasonVersion: version };
}

/** What a page of an offer is rendered from. It decides nothing, because the board may be a few seconds old. */
export type OfferView = Pick<Standing, 'season' | 'version' | 'offer'> & { readonly board: Board };
