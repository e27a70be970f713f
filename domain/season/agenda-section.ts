import type { CalendarDay, WallTime } from '#domain/values/time.ts';

export const meetingKinds = ['team', 'one-on-one'] as const;
/** An interview with one interviewer, or with a team whose members sit together. */
export type MeetingKind = (typeof meetingKinds)[number];

/** An interview that the agenda owes. It is owed to an applicant who is considered for `track`; absent: to everybody, by the booking's track. */
export type MeetingSpec = { readonly kind: MeetingKind; readonly track?: string };

/** The interviews of a block: each of `minutes`, one after the other, with `passingMinutes` between two. */
export type InterviewSpec = {
  readonly minutes: number;
  readonly passingMinutes: number;
  readonly meetings: readonly MeetingSpec[];
};

/** One part of a start, from `at` to `until` on the clocks of the program's zone. */
export type AgendaBlock = {
  readonly title: string;
  readonly at: WallTime;
  readonly until: WallTime;
  readonly place?: string;
  /** Like the join link of a visit, it is in no mail and no calendar. */
  readonly joinLink?: string;
  /** Only applicants who are considered for one of these tracks take part; absent: everybody. */
  readonly for?: readonly string[];
  /** A panel: applicants may ask it questions without being known. */
  readonly takesQuestions?: boolean;
  /** Residents take part, and find it on their page of the day. A panel is always with them. */
  readonly withResidents?: boolean;
  readonly interviews?: InterviewSpec;
};

/** What happens in one start to applicants who are booked under one of `tracks`. */
export type Agenda = {
  readonly tracks: readonly string[];
  readonly start: 'morning' | 'afternoon';
  /** Which day of a pair this is; absent: a day that is chosen by itself. */
  readonly dayOfPair?: number;
  /** Only these days; absent: every day without an agenda of its own. */
  readonly on?: readonly CalendarDay[];
  readonly blocks: readonly AgendaBlock[];
};
