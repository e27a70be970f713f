import type { Application, Review } from '#domain/applications/application.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ApplicationRecord, SeenVerdict } from './review-record.ts';

/** What a person's entry is decided on. */
export type ReviewStanding = {
  readonly application: Application;
  /** What is known of its history; the last change at least, where an undo is asked for. */
  readonly records: readonly ApplicationRecord[];
  readonly ruleVersion: string;
  /** What the rules say of it now. */
  readonly verdicts: readonly SeenVerdict[];
  /** The tracks of the season that were ticked. */
  readonly ticked: readonly TrackId[];
  /** The tracks for which it is considered, out of those. */
  readonly considered: readonly TrackId[];
  /** The latest invitation: when it was sent, if it was, and whether it can lead to an interview. */
  readonly invited?: { readonly at?: Instant; readonly isLive: boolean };
};

const none: Review = { entered: [], withdrawn: [] };

/** The review of the application, empty where nobody has entered anything. */
export function reviewOf({ review = none }: Pick<Application, 'review'>): Review {
  return review;
}
