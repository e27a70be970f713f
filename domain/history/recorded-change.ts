import type { Stored } from '#domain/decisions/change-record.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import type { FactList } from '#domain/facts/fact-list.ts';
import type { ColumnsCorrected } from '#domain/imports/correction-record.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import type { InterviewerRecord } from '#domain/interviewers/interviewer-record.ts';
import type { MatchListChanged } from '#domain/match-lists/match-list.ts';
import type { InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
import type { Question } from '#domain/questions/question.ts';
import type { ApplicationRecord } from '#domain/review/review-record.ts';
import type { DraftRecorded } from '#domain/season-draft/draft-record.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import type { StatusWave } from '#domain/statuses/status-wave.ts';
import type { Instant } from '#domain/values/time.ts';
import type { OfferRecord } from './offer-record.ts';

/** What is kept of an erasure for good: who asked for it, why, and of how many people. */
export type ErasureTrace = Pick<Erasure, 'id' | 'at' | 'offers' | 'who' | 'reason' | 'number'>;

/**
 * One change as the record of the season tells it. Digests and sign-in links are no changes of the season, so they are
 * not in it; the views of a list that somebody named are not, either, because they change nothing of anybody.
 */
export type RecordedChange =
  | Stored<OfferRecord>
  | Stored<SeasonApplied>
  | Stored<DraftRecorded>
  | Stored<ColumnsCorrected>
  | Stored<InterviewDayRecord>
  | Stored<MatchListChanged>
  | ApplicationRecord
  | Stored<InterviewerRecord>
  | { readonly event: 'file-imported'; readonly job: ImportJob }
  | { readonly event: 'facts-recorded'; readonly list: FactList }
  | { readonly event: 'status-wave'; readonly wave: StatusWave }
  | { readonly event: 'question-moderated'; readonly question: Question }
  | { readonly event: 'people-erased'; readonly erasure: ErasureTrace };

export type RecordedEvent = RecordedChange['event'];

/** What is stored and has its place in the record, by its name. */
export type Recorded =
  | { readonly of: 'offer'; readonly offer: string; readonly id: string }
  | { readonly of: 'season' | 'import' | 'facts' | 'erasure'; readonly id: string }
  | { readonly of: 'application'; readonly application: string; readonly version: number };

/** Gives something that was written by an earlier version its place in the record. Nothing else of it changes. */
export type RecordChange = {
  readonly kind: 'put-on-record';
  readonly item: Recorded;
  readonly event: RecordedEvent;
  readonly at: Instant;
};
