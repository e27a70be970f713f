import type { MeetingKind } from '#domain/season/agenda-section.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';

/** Somebody of the faculty who meets applicants. */
export type Interviewer = {
  readonly name: string;
  /** Unique among interviewers, regardless of case. */
  readonly address: string;
  readonly kinds: readonly MeetingKind[];
  /** The team with whose other members this one holds team interviews. */
  readonly team?: string;
  /** Empty: every track. */
  readonly tracks: readonly TrackId[];
  /** Empty: every day. */
  readonly days: readonly CalendarDay[];
  /** The hours at which interviews are possible, on each of the days; empty: all day. */
  readonly hours: readonly { readonly from: WallTime; readonly until: WallTime }[];
  /** The most interviews on one day. */
  readonly mostADay: number;
  /** AAMC IDs of applicants whom the interviewer does not meet. Nobody has to say why. */
  readonly recusedFrom: readonly string[];
  /** AAMC IDs of applicants who asked to meet the interviewer: a plan does so where nothing that counts more is in the way. */
  readonly wishes?: readonly string[];
};
