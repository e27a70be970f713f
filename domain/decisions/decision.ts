import type { Board } from '#domain/capacity/board.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import type { Seat, SeatKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ChangeRecord, Sending, Who } from './change-record.ts';
import type { Refusal } from './refusal.ts';

/** What the edge knows and the domain must not find out for itself. */
export type DecisionContext = { readonly now: Instant; readonly recordId: string; readonly who: Who };

/** One thing that a decision does. All changes of a decision happen, or none. */
export type Change =
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
  | { readonly kind: 'add-seat'; readonly seat: Seat }
  /** The seat must be free. */
  | { readonly kind: 'remove-seat'; readonly seat: SeatKey }
  /** The seat must still admit exactly `from`, and be held by `takenBy`; absent: be free. */
  | {
      readonly kind: 'relabel-seat';
      readonly seat: SeatKey;
      readonly takenBy?: string;
      readonly from: readonly TrackId[];
      readonly to: readonly TrackId[];
    }
  /** The seat must exist, with a lower fence. */
  | { readonly kind: 'fence-seat'; readonly seat: SeatKey; readonly fence: number }
  /** `replaces` is the version that must stand there, with the fence that `offer` still has; absent: nothing may. */
  | { readonly kind: 'put-offer'; readonly offer: Offer; readonly replaces?: number }
  /** The offer must be at `version` with the fence `fence` (absent: none), which is raised. Nothing else of it changes. */
  | {
      readonly kind: 'fence-offer';
      readonly offer: string;
      readonly version: number;
      readonly fence?: number;
    }
  | {
      readonly kind: 'put-season';
      readonly season: Season;
      readonly version: number;
      readonly fence?: number;
      readonly replaces?: number;
    }
  /** `replaces` is the version of the board that must stand there; absent: no board may. */
  | {
      readonly kind: 'put-board';
      readonly season: string;
      readonly board: Board;
      readonly version: number;
      readonly replaces?: number;
    }
  /** The board must be at version `from` and goes to `from + 1` as it is. */
  | { readonly kind: 'raise-board'; readonly from: number }
  /** The season's document must be at version `from` and goes to `from + 1` as it is. */
  | { readonly kind: 'raise-season'; readonly from: number }
  /** The ledger must be at `from` and goes to `from + 1`. Whatever can make open offers unplaceable does this. */
  | { readonly kind: 'raise-ledger'; readonly from: number }
  | { readonly kind: 'add-record'; readonly record: ChangeRecord }
  /** What became of the `notice`th notice of a record. The first word stands. */
  | {
      readonly kind: 'note-sent';
      readonly record: Pick<ChangeRecord, 'id' | 'season' | 'offer'>;
      readonly notice: number;
      readonly outcome: Sending;
    };

export type Decision = { readonly kind: 'decision'; readonly changes: readonly Change[] };

/** The decision needs to see every open offer and every seat (an `Outlook`) before it can be made. */
export type NeedsOutlook = { readonly kind: 'needs-outlook' };

/** It has been done before: the answer is that of the first time, and nothing is written. */
export type Repeat = { readonly kind: 'repeat' };

export type Refused = { readonly kind: 'refusal'; readonly refusal: Refusal };

export type Verdict = Decision | Repeat | NeedsOutlook | Refused;

export function decision(changes: readonly Change[]): Decision {
  return { kind: 'decision', changes };
}

export function refuse(refusal: Refusal): Refused {
  return { kind: 'refusal', refusal };
}
