import type { TrackId } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ApplicationRecord } from './review-record.ts';

/** No application has this AAMC ID. */
export type ApplicationUnknown = { readonly kind: 'application-unknown'; readonly application: string };

/** It was changed after it was shown: by what, as far as that was read. */
export type ApplicationChanged = {
  readonly kind: 'application-changed';
  readonly since: readonly Pick<ApplicationRecord, 'event' | 'at' | 'who'>[];
};

/** Whatever a person enters or decides has to say why. */
export type WhyNeeded = { readonly kind: 'why-needed' };

/** The season has no such rule for this application. */
export type RuleNotAsked = { readonly kind: 'rule-not-asked'; readonly rule: string };

export type TrackNotTicked = { readonly kind: 'track-not-ticked'; readonly track: TrackId };

export type TrackNotConsidered = { readonly kind: 'track-not-considered'; readonly track: TrackId };

export type NoTrackChosen = { readonly kind: 'no-track-chosen' };

/** ERAS says that the applicant or the program has withdrawn the application. */
export type ApplicationWithdrawn = { readonly kind: 'application-withdrawn' };

/** An invitation can still be answered, or is booked: it has to be ended first. */
export type InvitedAlready = { readonly kind: 'invited-already' };

/** The last change is none that could be undone, or has been undone. */
export type NothingToUndo = { readonly kind: 'nothing-to-undo' };

export type UndoTooLate = { readonly kind: 'undo-too-late'; readonly until: Instant };

/** The applicant has been told of it by an invitation. */
export type ApplicantTold = { readonly kind: 'applicant-told'; readonly at: Instant };

/** Why a person cannot enter or decide this. */
export type ReviewRefusal =
  | ApplicationUnknown
  | ApplicationChanged
  | WhyNeeded
  | RuleNotAsked
  | TrackNotTicked
  | TrackNotConsidered
  | NoTrackChosen
  | ApplicationWithdrawn
  | InvitedAlready
  | NothingToUndo
  | UndoTooLate
  | ApplicantTold;
