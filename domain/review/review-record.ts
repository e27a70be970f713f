import type { Decided, EnteredVerdict, Review } from '#domain/applications/application.ts';
import type {
  AddApplicationRecord,
  ApplicationFrame,
  PutApplication,
} from '#domain/decisions/change-application.ts';
import type { ApplicationImported } from '#domain/imports/import-change.ts';
import type { RuleVerdict } from '#domain/screening/verdict.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { StatusRecord } from './status-record.ts';

/** What a rule said of the application when a person decided. */
export type SeenVerdict = Pick<RuleVerdict, 'rule' | 'outcome' | 'seen'>;

/** A decision for several applications at once: what its records have in common, and how many it was for. */
export type Bulk = { readonly id: string; readonly of: number };

type Reviewed = ApplicationFrame & {
  /** Absent for an undo, which needs none. */
  readonly reason?: string;
  /** The review before the change, to which an undo returns. */
  readonly before: Review;
  /** The version of the rules, and what they said. */
  readonly ruleVersion: string;
  readonly verdicts: readonly SeenVerdict[];
  readonly bulk?: Bulk;
};

export type VerdictEntered = Reviewed &
  Pick<EnteredVerdict, 'rule' | 'outcome'> & { readonly event: 'verdict-entered' };
export type VerdictTakenBack = Reviewed & { readonly event: 'verdict-taken-back'; readonly rule: string };
export type TrackWithdrawn = Reviewed & { readonly event: 'track-withdrawn'; readonly track: TrackId };
export type TrackReturned = Reviewed & { readonly event: 'track-returned'; readonly track: TrackId };
export type ApplicationDecided = Reviewed & Pick<Decided, 'to' | 'tracks'> & { readonly event: 'decided' };
export type ApplicationReopened = Reviewed & { readonly event: 'reopened' };
/** `undoes`: the version that the change had given the application. */
export type ReviewUndone = Reviewed & { readonly event: 'undone'; readonly undoes: number };

/** One change that a person of the program made to what is thought of an application. */
export type ReviewRecord =
  | VerdictEntered
  | VerdictTakenBack
  | TrackWithdrawn
  | TrackReturned
  | ApplicationDecided
  | ApplicationReopened
  | ReviewUndone;

/** Everything that the history of an application can hold. */
export type ApplicationRecord = ApplicationImported | ReviewRecord | StatusRecord;

export type ReviewChange = PutApplication | AddApplicationRecord<ReviewRecord>;
