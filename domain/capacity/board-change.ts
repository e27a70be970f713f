import type { Board } from './board.ts';
import type { SeasonOverview } from './overview.ts';

export type BoardChange =
  /** `replaces` is the version of the board that must be stored; absent: no board may be stored. */
  | {
      readonly kind: 'put-board';
      readonly season: string;
      readonly board: Board;
      readonly version: number;
      readonly replaces?: number;
    }
  /** Comes with a `put-board` of the same version, whose condition both stand under. */
  | {
      readonly kind: 'put-overview';
      readonly season: string;
      readonly overview: SeasonOverview;
      readonly version: number;
    }
  /** The board must be at version `from`; only its version changes, to `from + 1`. */
  | { readonly kind: 'raise-board'; readonly from: number };
