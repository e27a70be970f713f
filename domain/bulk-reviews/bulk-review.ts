import type { Reviewer } from '#domain/applications/application.ts';
import type { ReviewRefusal } from '#domain/review/refusal.ts';
import type { ReviewDeed } from '#domain/review/review.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import type { Instant } from '#domain/values/time.ts';

/** What can be done with everybody on a list: decided, taken back, or undone right after. */
export type BulkReviewDeed = Extract<ReviewDeed, { readonly action: 'decide' | 'reopen' | 'undo' }>;

/** Somebody for whom it was not done, and why. */
export type LeftOut = { readonly id: string; readonly refusal: ReviewRefusal };

/**
 * One deed for many applications, more than a person waits for: a job with its progress. Each step does it for the next few, in
 * the transaction that notes how far the job is, so it goes on from wherever it was stopped. It holds ids and versions, no names.
 */
export type BulkReview = {
  readonly id: string;
  readonly season: string;
  /** `waiting` is work for the function that the stream calls. */
  readonly state: 'waiting' | 'running' | 'done';
  readonly deed: BulkReviewDeed;
  /** What is done, in words for people. */
  readonly title: string;
  /** Empty for an undo, which needs none. */
  readonly reason: string;
  /** The address of the list from which they were selected. */
  readonly list: string;
  readonly who: Reviewer;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  /** Rises with each change. */
  readonly version: number;
  /** How many were selected. */
  readonly of: number;
  /** Those for whom it is still to be done, at the versions that were shown. */
  readonly left: readonly Chosen[];
  /** Those for whom it is done, at the versions that they have since, on which it can be undone. */
  readonly done: readonly Chosen[];
  /** For how many it was not done, and the first of them by name. */
  readonly refused: number;
  readonly leftOut: readonly LeftOut[];
  /** The job that undoes this one. */
  readonly undoneBy?: string;
};

export type BulkReviewChange = {
  readonly kind: 'put-bulk-review';
  readonly bulk: BulkReview;
  readonly replaces?: number;
};

/** Other applications match the filters by now than those that were shown. */
export type SelectionChanged = {
  readonly kind: 'selection-changed';
  readonly was: number;
  readonly is: number;
};

export type SelectionTooLarge = { readonly kind: 'selection-too-large'; readonly most: number };

/** There is no such job, or it is not in a state in which this can be asked of it. */
export type BulkChanged = { readonly kind: 'bulk-changed' };

export type BulkReviewRefusal = SelectionChanged | SelectionTooLarge | BulkChanged;
