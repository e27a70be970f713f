import type { Review, TrackWithdrawal } from '#domain/applications/application.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { ReviewStanding } from './review-standing.ts';
import { next, type ReviewStep, refused, soAlready } from './review-step.ts';

/** Withdraws the application from one track that was ticked: what an applicant can only ask the program for. */
export function withdrawn({ ticked }: ReviewStanding, current: Review, entry: TrackWithdrawal): ReviewStep {
  const { track } = entry;
  if (current.withdrawn.some((each) => each.track === track)) return soAlready;
  if (!ticked.includes(track)) return refused({ kind: 'track-not-ticked', track });
  const review = { ...current, withdrawn: [...current.withdrawn, entry] };
  return next(review, { event: 'track-withdrawn', track });
}

/** Considers the application for the track again, as far as the rules of the season do. */
export function returned(current: Review, track: TrackId): ReviewStep {
  const left = current.withdrawn.filter((each) => each.track !== track);
  if (left.length === current.withdrawn.length) return soAlready;
  return next({ ...current, withdrawn: left }, { event: 'track-returned', track });
}
