import type { Instant } from '#domain/values/time.ts';
import type { Season } from './season.ts';
import type { Changing } from './season-document.ts';

export type SeasonChange =
  /** `replaces` is the version of the document that must stand there; absent: nothing may. */
  | {
      readonly kind: 'put-season';
      readonly season: Season;
      readonly version: number;
      readonly fence?: number;
      readonly changing?: Changing;
      readonly replaces?: number;
    }
  /** Says when the season's applicants are to be erased; absent: never. A later version must not have said so already. */
  | { readonly kind: 'put-retention'; readonly at?: Instant; readonly version: number }
  /** All were erased. No later version must have said anything else. */
  | { readonly kind: 'settle-retention'; readonly version: number }
  /** Says when those who interviewed are written to; absent: not at all. A later version must not have said so already. */
  | { readonly kind: 'put-closing-mail'; readonly at?: Instant; readonly version: number }
  /** All were written to. No later version must have said anything else. */
  | { readonly kind: 'settle-closing-mail'; readonly version: number }
  /** The document must be at version `from` and goes to `from + 1` as it is. */
  | { readonly kind: 'raise-season'; readonly from: number };
