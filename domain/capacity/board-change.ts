import type { Board } from './board.ts';

export type BoardChange =
  /** `replaces` is the version of the board that must stand there; absent: no board may. */
  | {
      readonly kind: 'put-board';
      readonly season: string;
      readonly board: Board;
      readonly version: number;
      readonly replaces?: number;
    }
  /** The board must be at version `from` and goes to `from + 1` as it is. */
  | { readonly kind: 'raise-board'; readonly from: number };
