import type { Season } from './season.ts';

/**
 * An applied season, with the version of its document. `fence`: the version that last changed the options, starts or
 * times; a decision on an older version must not take a seat (docs/decisions/0023).
 */
export type Applied = { readonly season: Season; readonly version: number; readonly fence?: number };
