import type { StartName, TrackId } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

type OfStart = { readonly on: CalendarDay; readonly start: StartName };

/** Every seat of the start that the applicant could sit in is taken. */
export type StartFull = OfStart & { readonly kind: 'start-full' };

/** There are free seats, but taking one would leave another invited applicant without any. */
export type NeededByOthers = OfStart & { readonly kind: 'needed-by-others' };

/** Too close to the start, or after it. */
export type DayClosed = {
  readonly kind: 'day-closed';
  readonly on: CalendarDay;
  readonly closedAt: Instant;
};

/** The applicant has moved so often that the next move is possible only from `againAt` on. */
export type MovedTooOften = { readonly kind: 'moved-too-often'; readonly againAt: Instant };

export type NotBooked = { readonly kind: 'not-booked' };

/** The booking has changed since the page that the request comes from. */
export type ChangedMeanwhile = { readonly kind: 'changed-meanwhile' };

/** A season file has changed the options since the page that the request comes from. */
export type ChoiceChanged = { readonly kind: 'choice-changed' };

export type UnknownChoice =
  | { readonly kind: 'unknown-option'; readonly option: string }
  /** The option does not have this start, or a request for a pair names only one start. */
  | { readonly kind: 'unknown-start'; readonly option: string };

/** A change by the program within 14 days of the interview needs a written reason. */
export type ReasonNeeded = { readonly kind: 'reason-needed' };

/** The two offers are one, or have the same starts. */
export type NothingToSwap = { readonly kind: 'nothing-to-swap' };

/** The offer cannot take over the other one's booking, of `option`: its seats are not for `track`. */
export type SeatsUnfit = {
  readonly kind: 'seats-unfit';
  readonly offerId: string;
  readonly track: TrackId;
  readonly option: string;
};

/** The booked dates of `option` are not for `track`: another date has to be booked, or the applicant chooses again. */
export type TrackNeedsChoice = {
  readonly kind: 'track-needs-choice';
  readonly track: TrackId;
  readonly option: string;
};

export type BookingRefusal =
  | TrackNeedsChoice
  | NothingToSwap
  | SeatsUnfit
  | StartFull
  | NeededByOthers
  | DayClosed
  | MovedTooOften
  | NotBooked
  | ChangedMeanwhile
  | ChoiceChanged
  | UnknownChoice
  | ReasonNeeded;
