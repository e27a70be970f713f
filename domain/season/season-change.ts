import type { Season } from './season.ts';

export type SeasonChange =
  /** `replaces` is the version of the document that must stand there; absent: nothing may. */
  | {
      readonly kind: 'put-season';
      readonly season: Season;
      readonly version: number;
      readonly fence?: number;
      readonly replaces?: number;
    }
  /** The document must be at version `from` and goes to `from + 1` as it is. */
  | { readonly kind: 'raise-season'; readonly from: number };
