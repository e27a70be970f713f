import type { Season } from './season.ts';

/**
 * An applied season, with the version of its document. `fence`: the version that last changed the options, starts or
 * times; a decision on an older version must not take a seat (docs/decisions/0023).
 */
export type Applied = {
  readonly season: Season;
  readonly version: number;
  readonly fence?: number;
  /** A file that is being applied and takes bookings away, until its own document is put. */
  readonly changing?: Changing;
};

/** Which file is being applied, as a hash of its season, why and by whom: an application that is resumed keeps the reason. */
export type Changing = { readonly to: number; readonly reason: string; readonly by: string };
