import type { SeasonApplied } from './digest-applied.ts';
import type { Offer } from './offer.ts';
import type { ChangeRecord } from './record.ts';
import type { Season } from './season.ts';
import type { Seat } from './seat.ts';
import type { Instant } from './time.ts';

/**
 * What a digest is made from. `records` are those of the offers that changed in its time; older ones do no harm,
 * and neither do files that were `applied` before.
 */
export type DigestSource = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  readonly records: readonly ChangeRecord[];
  readonly applied: readonly SeasonApplied[];
};

/** The stretch of time that a digest tells of: after `since`, up to and with `until`. */
export type Stretch = { readonly since: Instant; readonly until: Instant };
