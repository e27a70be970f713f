import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';

/**
 * What a digest is made from. `records` are those of the offers that changed in its time; older ones do no harm,
 * and neither do files that were `applied` before.
 */
export type DigestSource = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  readonly records: readonly OfferRecord[];
  readonly applied: readonly SeasonApplied[];
};

/** The stretch of time that a digest tells of: after `since`, up to and with `until`. */
export type Stretch = { readonly since: Instant; readonly until: Instant };
