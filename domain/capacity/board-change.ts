import type { Board } from './board.ts';

export type BoardChange =
  /** `replaces` is the version of the board that must be stored; absent: no board may be stored. */
  | {
      readonly kind: 'put-board';
      readonly season: string;
      readonly board: Board;
      readonly version: number;
      readonly replaces?: number;
    }
  /** The board must be at version `from`; only its version changes, to `from + 1`. */
  | { readonly kind: 'raise-board'; readonly from: number };
