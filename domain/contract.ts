import type {
  AccommodationRefusal,
  AccommodationRequestChange,
} from '#domain/accommodations/accommodation-record.ts';
import type { ViewChange, ViewRefusal } from '#domain/application-list/saved-view.ts';
import type { BookingRefusal } from '#domain/booking/refusal.ts';
import type { BulkReviewChange, BulkReviewRefusal } from '#domain/bulk-reviews/bulk-review.ts';
import type { BulkReviewEnded } from '#domain/bulk-reviews/bulk-review-record.ts';
import type { BoardChange } from '#domain/capacity/board-change.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { AddApplicationRecord, ListApplication } from '#domain/decisions/change-application.ts';
import type { AddRecord, Stored } from '#domain/decisions/change-record.ts';
import type { Busy, Verdict } from '#domain/decisions/decision.ts';
import type { DeliveryChange } from '#domain/delivery/delivery-record.ts';
import type { Digested } from '#domain/digest/digest-record.ts';
import type { ErasureChange, ErasureRefusal } from '#domain/erasure/erasure-record.ts';
import type { FactChange } from '#domain/facts/fact-list.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { RecordChange } from '#domain/history/recorded-change.ts';
import type { CorrectionChange } from '#domain/imports/column-corrections.ts';
import type { ColumnsCorrected } from '#domain/imports/correction-record.ts';
import type { ImportChange } from '#domain/imports/import-change.ts';
import type { ImportRefusal } from '#domain/imports/import-job.ts';
import type { NoShowRefusal } from '#domain/interviewed/no-show-record.ts';
import type { InterviewerRecord } from '#domain/interviewers/interviewer-record.ts';
import type { InterviewerRefusal } from '#domain/interviewers/refusal.ts';
import type { InterviewersChange } from '#domain/interviewers/stored-interviewer.ts';
import type { OfferDue } from '#domain/invitations/offer-due.ts';
import type { InvitationRefusal } from '#domain/invitations/refusal.ts';
import type { MatchListChanged, MatchListRefusal, PutMatchList } from '#domain/match-lists/match-list.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type {
  InterviewDayRecord,
  PlannedDayDue,
  PlannedDayRefusal,
  PutPlannedDay,
} from '#domain/planned-days/planned-day.ts';
import type { QuestionChange, QuestionRefusal } from '#domain/questions/question.ts';
import type { ReviewRefusal } from '#domain/review/refusal.ts';
import type { ReviewChange } from '#domain/review/review-record.ts';
import type { StatusRecord } from '#domain/review/status-record.ts';
import type { SeasonChange } from '#domain/season/season-change.ts';
import type { DraftEnded } from '#domain/season-draft/draft-ended.ts';
import type { DraftRecorded } from '#domain/season-draft/draft-record.ts';
import type { SeasonDraftChange, SeasonDraftRefusal } from '#domain/season-draft/season-draft.ts';
import type { SeasonPlanRefusal } from '#domain/season-plan/refusal.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import type { SignInRefusal } from '#domain/sessions/refusal.ts';
import type { SessionChange } from '#domain/sessions/session-change.ts';
import type { SignInRequested } from '#domain/sessions/sign-in-record.ts';
import type { PutStatusWave, StatusDue, StatusNotice, StatusRefusal } from '#domain/statuses/status-wave.ts';
import type { TrackRequestRefusal } from '#domain/track-requests/track-request-record.ts';
import type { UploadChange, UploadRefusal } from '#domain/uploads/upload.ts';
import type { UploadEnded } from '#domain/uploads/upload-record.ts';
import type { ApplicationCheck } from '#domain/waves/application-check.ts';

/*
 * What all capabilities together can do, refuse and tell. Each owns its own part; this file stands on top and joins them,
 * and only functions import it. Every table over one of these unions has to be complete before it compiles.
 */

/** One change that a decision makes. All changes of a decision are written, or none. */
export type Change =
  | SeatChange
  | LedgerChange
  | BoardChange
  | OfferChange
  | AccommodationRequestChange
  | SeasonChange
  | SeasonDraftChange
  | DeliveryChange
  | ErasureChange
  | ImportChange
  | CorrectionChange
  | UploadChange
  | ReviewChange
  | ListApplication
  | BulkReviewChange
  | ApplicationCheck
  | ViewChange
  | InterviewersChange
  | FactChange
  | SessionChange
  | RecordChange
  | PutStatusWave
  | PutMatchList
  | PutPlannedDay
  | QuestionChange
  | AddApplicationRecord<StatusRecord>
  | AddRecord<ChangeRecord>;

/**
 * Why a well-formed request is not granted. The same name appears in the domain, a problem reply, a page, a log and the
 * title of a test.
 */
export type Refusal =
  | BookingRefusal
  | InvitationRefusal
  | NoShowRefusal
  | TrackRequestRefusal
  | AccommodationRefusal
  | MatchListRefusal
  | SeasonPlanRefusal
  | SeasonDraftRefusal
  | ErasureRefusal
  | ImportRefusal
  | SignInRefusal
  | UploadRefusal
  | ReviewRefusal
  | StatusRefusal
  | BulkReviewRefusal
  | ViewRefusal
  | PlannedDayRefusal
  | InterviewerRefusal
  | QuestionRefusal
  | Busy;

/** Every possible outcome of any decision. */
export type AnyVerdict = Verdict<unknown, Change, Refusal>;

/** The records of the season itself, as opposed to those of its offers. */
export type SeasonRecord = SeasonApplied | DraftRecorded | ColumnsCorrected | Digested;

/** What the desk mails to coordinators, kept apart from the season's history and only for a while. */
export type DeskRecord = SignInRequested | UploadEnded | BulkReviewEnded | DraftEnded;

/** A record of one change: permanent, but for those of the desk. */
export type ChangeRecord =
  | OfferRecord
  | SeasonRecord
  | DeskRecord
  | StatusNotice
  | InterviewDayRecord
  | MatchListChanged
  | InterviewerRecord;
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

/** The kinds of due actions, each with its own handler. */
export type DueKind =
  | OfferDue['kind']
  | 'erasure'
  | 'season-retention'
  | StatusDue['kind']
  | PlannedDayDue['kind']
  | 'closing-mail';
