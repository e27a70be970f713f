import type { Board } from '#domain/capacity/board.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { Digested } from '#domain/digest/digest-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { ColumnsCorrected } from '#domain/imports/correction-record.ts';
import type { Offer, OfferState } from '#domain/offers/offer.ts';
import type { Season, StartName, TrackId } from '#domain/season/season.ts';
import type { DraftRecorded } from '#domain/season-draft/draft-record.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

/** Everything that is stored of a season, which must be consistent. Seats are read after the offers. */
export type SeasonState = {
  readonly season: Season;
  /** The fence that every seat must have by now. */
  readonly fence?: number;
  readonly ledger: number;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  /** The board as stored; absent before the first change has been counted. */
  readonly board?: Board & { readonly version: number };
  /** The records of all offers. */
  readonly histories: readonly Stored<OfferRecord>[];
  /** The records of the season itself. */
  readonly records: readonly Stored<SeasonApplied | DraftRecorded | ColumnsCorrected | Digested>[];
};

/** One contradiction between two stored items. It holds ids only: never a name or an address. */
export type Discrepancy =
  /** The board shows other counts than the offers and seats give. */
  | { readonly kind: 'board-stale'; readonly version: number }
  /** Seats whose holder is no stored offer: somebody removed it by hand. */
  | { readonly kind: 'holder-unknown'; readonly offer: string; readonly seats: readonly string[] }
  /** Held by an offer whose booking does not name the seat. */
  | { readonly kind: 'seat-not-named'; readonly seat: string; readonly offer: string }
  /** Held by an offer of a track that the seat does not admit. */
  | { readonly kind: 'seat-not-admitting'; readonly seat: string; readonly offer: string }
  /** This many seats could still be taken on an outdated season document. */
  | { readonly kind: 'seats-not-fenced'; readonly fence: number; readonly seats: number }
  /** A start has more or fewer seats for these tracks than the season document states; 0 if it has no such start. */
  | {
      readonly kind: 'seats-not-planned';
      readonly on: CalendarDay;
      readonly start: StartName;
      readonly tracks: string;
      readonly planned: number;
      readonly present: number;
    }
  /** Named by a booking but not held by its offer: free, held by another offer, or missing. */
  | (OfOffer & { readonly kind: 'seat-not-held'; readonly seat: string })
  /** The seats that an offer names, or those that it holds, cover only some days of its option. */
  | (OfOffer & { readonly kind: 'half-pair'; readonly option: string })
  /** The state is booked without a booking, or there is a booking in another state. */
  | (OfOffer & { readonly kind: 'state-not-booking'; readonly state: OfferState })
  /** Its applicant is considered for a track that the season does not have. */
  | (OfOffer & { readonly kind: 'track-unknown' })
  /** Still open long after its window closed. */
  | (OfOffer & { readonly kind: 'offer-not-ended'; readonly closedAt: Instant })
  /** One applicant has several offers that are open or booked. */
  | { readonly kind: 'invited-twice'; readonly offers: readonly string[] }
  | {
      readonly kind: 'offers-not-placeable';
      readonly track: TrackId;
      readonly asked: number;
      readonly fits: number;
    }
  /** A change, the newest or an earlier one, that left no record. */
  | (OfOffer & { readonly kind: 'record-missing' })
  /** Two records of one version, or one of a version that the offer has not reached. */
  | (OfOffer & { readonly kind: 'record-too-many'; readonly record: string })
  /** A record begins with another booking than the one before it ended with. */
  | (OfOffer & { readonly kind: 'history-broken'; readonly record: string })
  /** The last record's booking, state or sequence differs from the offer's. */
  | (OfOffer & { readonly kind: 'history-not-standing'; readonly of: 'booking' | 'state' | 'sequence' })
  | {
      readonly kind: 'notice-not-sent';
      readonly record: string;
      readonly notice: number;
      readonly since: Instant;
    }
  /** The ledger was raised fewer times than there are recorded moves. */
  | { readonly kind: 'ledger-behind'; readonly ledger: number; readonly moves: number };

/** `version` is the offer's, so that a later change does not count as the same finding. */
type OfOffer = { readonly offer: string; readonly version: number };
