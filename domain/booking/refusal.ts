import type { StartName } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

type OfStart = { readonly on: CalendarDay; readonly start: StartName };

/** Every seat of the start that the applicant could sit in is taken. */
export type StartFull = OfStart & { readonly kind: 'start-full' };

/** There are free seats, but somebody who has been invited would be left without any. */
export type NeededByOthers = OfStart & { readonly kind: 'needed-by-others' };

/** Too close to the start, or after it. */
export type DayClosed = {
  readonly kind: 'day-closed';
  readonly on: CalendarDay;
  readonly closedAt: Instant;
};

export type NotBooked = { readonly kind: 'not-booked' };

/** The booking is no longer the one that the request speaks of. */
export type ChangedMeanwhile = { readonly kind: 'changed-meanwhile' };

/** A season file has changed what can be chosen since the page that the request comes from. */
export type ChoiceChanged = { readonly kind: 'choice-changed' };

export type UnknownChoice =
  | { readonly kind: 'unknown-option'; readonly option: string }
  /** The option does not have such a start, or a pair was asked for with one start. */
  | { readonly kind: 'unknown-start'; readonly option: string };

/** A change by the program within 14 days of the interview needs a written reason. */
export type ReasonNeeded = { readonly kind: 'reason-needed' };

export type BookingRefusal =
  | StartFull
  | NeededByOthers
  | DayClosed
  | NotBooked
  | ChangedMeanwhile
  | ChoiceChanged
  | UnknownChoice
  | ReasonNeeded;
