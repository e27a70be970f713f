import type { BookingRefusal } from '#domain/booking/refusal.ts';
import type { BoardChange } from '#domain/capacity/board-change.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { AddRecord, Stored } from '#domain/decisions/change-record.ts';
import type { Busy, Verdict } from '#domain/decisions/decision.ts';
import type { DeliveryChange } from '#domain/delivery/delivery-record.ts';
import type { Digested } from '#domain/digest/digest-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { OfferDue } from '#domain/invitations/offer-due.ts';
import type { InvitationRefusal } from '#domain/invitations/refusal.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { SeasonChange } from '#domain/season/season-change.ts';
import type { SeasonPlanRefusal } from '#domain/season-plan/refusal.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';

/*
 * What all capabilities together can do, refuse and tell. Each owns its own part; this file stands on top and joins them,
 * and only functions import it. Every table over one of these unions has to be complete before it compiles.
 */

/** One thing that a decision does. All changes of a decision happen, or none. */
export type Change =
  | SeatChange
  | LedgerChange
  | BoardChange
  | OfferChange
  | SeasonChange
  | DeliveryChange
  | AddRecord<ChangeRecord>;

/**
 * Why a well-formed request is not granted: the only answers of that sort there are. The same word stands in the
 * domain, in a problem reply, on a page, in a log and in the title of a test.
 */
export type Refusal = BookingRefusal | InvitationRefusal | SeasonPlanRefusal | Busy;

/** Whatever any decision can come to. */
export type AnyVerdict = Verdict<unknown, Change, Refusal>;

/** The records that the season itself has, beside those of its offers. */
export type SeasonRecord = SeasonApplied | Digested;

/** One change, for good. */
export type ChangeRecord = OfferRecord | SeasonRecord;
export type StoredRecord = Stored<ChangeRecord>;

export type EventName = ChangeRecord['event'];

export type AnyNotice = ChangeRecord['notices'][number];
export type NoticeKind = AnyNotice['kind'];

/** The records that cause notices of the kind `K`. */
export type RecordWith<K extends NoticeKind> = Causing<ChangeRecord, K>;

type Causing<R extends ChangeRecord, K> = R extends ChangeRecord
  ? K extends R['notices'][number]['kind']
    ? R
    : never
  : never;

/** The notices of the kind `K`. */
export type NoticeOf<K extends NoticeKind> = Extract<AnyNotice, { readonly kind: K }>;

/** The kinds of things that items wait for, each with a handler of its own. */
export type DueKind = OfferDue['kind'];
