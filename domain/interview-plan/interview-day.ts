import type { Arrangement } from '#domain/offers/accommodation.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';

/** A stretch of a day, in minutes after its midnight; `to` is no longer in it. */
export type Span = { readonly from: number; readonly to: number };

/** Interviews of one kind and track that the agenda owes to a guest: `count` of them, each in one of `times`. */
export type MeetingOwed = {
  readonly kind: MeetingKind;
  readonly track: string;
  readonly count: number;
  readonly times: readonly Span[];
};

/** A stretch of the day in which a guest is not there, though expected: late, or not heard of. */
export type NotThere = Span & { readonly guest: string };

/** What was arranged for a guest, as rules of the day. */
export type ArrangedGuest = {
  readonly wanted: Arrangement;
  /** So many minutes at least are between two interviews of the guest. */
  readonly pause: number;
  /** So many minutes at least has an interviewer between an interview of the guest and another one. */
  readonly passing: number;
  /** The interviews that the guest would be owed otherwise, in the order of `meetings`. */
  readonly usual: readonly MeetingOwed[];
};

/** An applicant on an interview day. */
export type Guest = {
  readonly id: string;
  readonly meetings: readonly MeetingOwed[];
  /** The interviewers whom the applicant would like to meet. */
  readonly wishes: readonly string[];
  /** The interviewers whom the applicant meets on the other day of the same booking, and so not again; absent: nobody. */
  readonly metBefore?: readonly string[];
  /** Where something was arranged for the guest: `meetings` are then at times of their own. */
  readonly arranged?: ArrangedGuest;
};

/** An interviewer on an interview day. */
export type DayInterviewer = {
  readonly id: string;
  readonly kinds: readonly MeetingKind[];
  /** The team with whose other members this one holds team interviews; absent: alone. */
  readonly team?: string;
  /** Empty: every track. */
  readonly tracks: readonly string[];
  /** When the interviewer can hold interviews; absent: the whole day. */
  readonly free?: readonly Span[];
  /** The most interviews on the day. */
  readonly most: number;
  /** The guests whom the interviewer does not meet. */
  readonly recusedFrom: readonly string[];
};

/** One interview of a plan: a guest with one interviewer, or with all members of a team. */
export type Interview = Span & {
  readonly guest: string;
  readonly kind: MeetingKind;
  readonly track: string;
  readonly interviewers: readonly string[];
};

/**
 * Everything that a plan of an interview day is made from. `published`: the interviews that people have been told of. `notThere`: who is
 * late. `now`: so many minutes after its midnight it is; absent: the day has yet to come.
 */
export type InterviewDay = {
  readonly guests: readonly Guest[];
  readonly interviewers: readonly DayInterviewer[];
  readonly published: readonly Interview[];
  readonly notThere?: readonly NotThere[];
  readonly now?: number;
};

/** Whether two stretches share a minute. */
export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Everybody who takes part in both interviews. */
export function inBoth(one: Interview, other: Interview): readonly string[] {
  return [one.guest, ...one.interviewers].filter(
    (each) => each === other.guest || other.interviewers.includes(each),
  );
}

/** Names the room of an interview: an interviewer has one, and so has a team that sits together. */
export function roomOf({ interviewers }: Pick<Interview, 'interviewers'>): string {
  return interviewers.toSorted().join(' ');
}

/** Names an interview: equal for interviews of the same guest, kind, track, time and interviewers. */
export function interviewKey({ guest, kind, track, from, to, interviewers }: Interview): string {
  return JSON.stringify([guest, kind, track, from, to, interviewers.toSorted()]);
}

/** Names what is owed: equal for interviews of the same guest, kind and track. */
export function meetingKey({ guest, kind, track }: Interview): string {
  return JSON.stringify([guest, kind, track]);
}

/** Whether somebody holds both interviews. */
export function sharesPeople(one: Interview, other: Interview): boolean {
  return one.interviewers.some((each) => other.interviewers.includes(each));
}

/** By time, and then by guest. */
export function inTimeOrder(interviews: readonly Interview[]): readonly Interview[] {
  return interviews.toSorted((one, other) => one.from - other.from || (one.guest < other.guest ? -1 : 1));
}

/** Somebody who comes would like to meet somebody who interviews, by their ids, and whether they do. */
export type Wish = { readonly guest: string; readonly interviewer: string; readonly isMet: boolean };

/** Every wish of those who come, and whether a plan of the day meets it. */
export function wishesIn({ guests }: InterviewDay, plan: readonly Interview[]): readonly Wish[] {
  return guests.flatMap(({ id: guest, wishes }) =>
    wishes.map((interviewer) => ({
      guest,
      interviewer,
      isMet: plan.some((each) => each.guest === guest && each.interviewers.includes(interviewer)),
    })),
  );
}
