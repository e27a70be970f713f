import type { AddRecord, RecordFrame, Who } from '#domain/decisions/change-record.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

/** What was done to a list: one person placed, moved or taken off, or the whole order replaced. Ranks count from 1. */
export type MatchListStep =
  | { readonly kind: 'placed'; readonly offer: string; readonly from?: number; readonly to: number }
  | { readonly kind: 'taken-off'; readonly offer: string; readonly from: number }
  | { readonly kind: 'ordered'; readonly people: number };

/** One change of a list, as the next coordinator reads it. */
export type MatchListEdit = {
  readonly version: number;
  readonly at: Instant;
  readonly who: Who;
  readonly what: MatchListStep;
};

/**
 * The committee's order of one NRMP code, best first, by offers: so an erased person is in it by nothing that identifies anybody.
 * An offer whose applicant no longer belongs on the list is passed over (`rankedOn`).
 */
export type MatchList = {
  readonly season: string;
  readonly code: string;
  readonly order: readonly string[];
  readonly version: number;
  /** The latest changes, oldest first. */
  readonly edits: readonly MatchListEdit[];
};

/** `replaces` is the version that was read; absent for a list that is new. */
export type PutMatchList = {
  readonly kind: 'put-match-list';
  readonly list: MatchList;
  readonly replaces?: number;
};

/** A change of a list, for good, with the whole order after it. */
export type MatchListChanged = RecordFrame & {
  readonly event: 'match-list-changed';
  readonly code: string;
  readonly version: number;
  readonly what: MatchListStep;
  readonly order: readonly string[];
  /** Those who went off the list with a whole order. */
  readonly off?: readonly string[];
  readonly reason?: string;
  readonly notices: readonly never[];
};

export type MatchListChange = PutMatchList | AddRecord<MatchListChanged>;

/** Why a line of an order that is imported cannot be used. */
export type OrderFault = {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly why:
    | 'no-id'
    | 'several-ids'
    | 'id-elsewhere'
    | 'no-rank'
    | 'rank-twice'
    | 'rank-unclear'
    | 'unknown'
    | 'other-code'
    | 'not-interviewed'
    | 'no-show'
    | 'withdrawn'
    | 'twice';
};

/** The list is not as the form showed it: what was done since, and by whom. */
export type MatchListStale = { readonly kind: 'match-list-stale'; readonly edits: readonly MatchListEdit[] };
/** The list is locked, so a change needs a reason. */
export type MatchListLocked = { readonly kind: 'match-list-locked'; readonly lockedOn: CalendarDay };
/** The person does not belong on the list, or not anymore. */
export type NotOnMatchList = { readonly kind: 'not-on-match-list' };
/** The order that is imported names people who cannot be ranked, or nobody, if there are no faults. */
export type OrderUnfit = { readonly kind: 'order-unfit'; readonly faults: readonly OrderFault[] };

export type MatchListRefusal = MatchListStale | MatchListLocked | NotOnMatchList | OrderUnfit;
