import type { TrackId } from '#domain/season/season.ts';
import type { Seat, SeatKey } from './seat.ts';

/** What a decision does to one seat. */
export type SeatChange =
  /** The seat must exist, be free, admit exactly `tracks`, and have no fence beyond `version`, the season's. */
  | {
      readonly kind: 'take-seat';
      readonly seat: SeatKey;
      readonly tracks: readonly TrackId[];
      readonly offer: string;
      readonly version?: number;
    }
  /** The seat must be held by `offer`. */
  | { readonly kind: 'give-seat-back'; readonly seat: SeatKey; readonly offer: string }
  /** The seat must be held by `from`, admit exactly `tracks`, and have no fence beyond `version`, the season's. */
  | {
      readonly kind: 'pass-seat';
      readonly seat: SeatKey;
      readonly from: string;
      readonly to: string;
      readonly tracks: readonly TrackId[];
      readonly version?: number;
    }
  | { readonly kind: 'add-seat'; readonly seat: Seat }
  /** The seat must be held by `takenBy`; absent: be free. */
  | { readonly kind: 'remove-seat'; readonly seat: SeatKey; readonly takenBy?: string }
  /** The seat must still admit exactly `from`, and be held by `takenBy`; absent: be free. */
  | {
      readonly kind: 'relabel-seat';
      readonly seat: SeatKey;
      readonly takenBy?: string;
      readonly from: readonly TrackId[];
      readonly to: readonly TrackId[];
    }
  /** The seat must exist, with a lower fence. */
  | { readonly kind: 'fence-seat'; readonly seat: SeatKey; readonly fence: number };
