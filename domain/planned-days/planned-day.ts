import type { AddRecord, Notice, RecordFrame, Who } from '#domain/decisions/change-record.ts';
import type { Due } from '#domain/decisions/due.ts';
import type { Aim } from '#domain/interview-plan/aims.ts';
import type { PlanFault } from '#domain/interview-plan/check-plan.ts';
import type { RuleGroup } from '#domain/interview-plan/infeasible/rule-groups.ts';
import type { Concession } from '#domain/interview-plan/infeasible/way-out.ts';
import type { Interview, NotThere } from '#domain/interview-plan/interview-day.ts';
import type { DayPlace } from '#domain/offers/replaced.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

/** An interviewer as a published plan names them. `id` is the one that its interviews have. */
export type PlanInterviewer = { readonly id: string; readonly name: string; readonly address: string };

/** What is different for an interviewer since they were told of the day before. `fresh`: when their new interviews begin. */
export type OwnChange = {
  readonly interviewer: string;
  readonly fresh: readonly number[];
  readonly gone: readonly Interview[];
};

/** A plan that people were told of. Its guests are offers, so it names nobody who is erased. */
export type PublishedPlan = {
  /** 1 for the first plan of the day that was published, and one more for each later one. */
  readonly edition: number;
  readonly at: Instant;
  readonly who: Who;
  readonly interviews: readonly Interview[];
  readonly interviewers: readonly PlanInterviewer[];
  /** For those whose day changed after they were first told of it, as of the last time it did; absent: for nobody. */
  readonly ownChanges?: readonly OwnChange[];
  /**
   * The version of the season's document by which its interviewers know where they interview: that of the first edition, or of which
   * they were told since. Absent: that of the time of this edition.
   */
  readonly seasonVersion?: number;
};

/** A plan that nobody was told of yet. `open`: the aims for which it is not proved that no plan is better. */
export type PlanDraft = { readonly interviews: readonly Interview[]; readonly open: readonly Aim[] };

/** Why a day that was asked for has no draft. Guests are offers. */
export type PlanSetback =
  | { readonly kind: 'nobody-comes' }
  | { readonly kind: 'without-agenda'; readonly guests: readonly string[] }
  /** `reasons` or `ways` are empty if they were not found in time. */
  | {
      readonly kind: 'infeasible';
      readonly reasons: readonly RuleGroup[];
      readonly ways: readonly Concession[];
    }
  | { readonly kind: 'out-of-time' };

/** When an applicant was late: not there between these minutes of the day. `isThere`: has come since; otherwise `to` is when they are expected. */
export type LateArrival = NotThere & { readonly isThere: boolean };

/** What was done to a draft, as the next coordinator reads it. */
export type PlanEdit = {
  readonly version: number;
  readonly at: Instant;
  readonly who: Who;
  readonly what: 'planned' | 'moved' | 'swapped' | 'discarded' | 'published' | 'asked-for' | 'rooms-swapped';
};

/**
 * What is planned of an interview day. While it is `planning` or `telling` it is work for the function that the stream
 * calls. `untold`: offers whose applicants have yet to be told of the published plan.
 */
export type PlannedDay = {
  /** The same as `on`. */
  readonly id: string;
  readonly season: string;
  readonly on: CalendarDay;
  readonly version: number;
  readonly state: 'idle' | 'planning' | 'telling';
  readonly draft?: PlanDraft;
  readonly setback?: PlanSetback;
  readonly published?: PublishedPlan;
  readonly untold: readonly string[];
  /** Who was said to be late, or not to have come. What they missed is still owed to them. */
  readonly late?: readonly LateArrival[];
  /** The next time at which interviewers have to be reminded of what is published; earlier reminders are settled. */
  readonly remindAt?: Instant;
  /** The latest edits, oldest first. */
  readonly edits: readonly PlanEdit[];
};

/** Interviewers are to be reminded of a published day. */
export type PlannedDayDue = Due<'interviewer-reminder'>;

/** `replaces` is the version that was read; absent: nothing was planned of the day. */
export type PutPlannedDay = {
  readonly kind: 'put-planned-day';
  readonly planned: PlannedDay;
  readonly replaces?: number;
};

/** A mail to an interviewer with their day, as it is when the mail is written. */
export type InterviewerDayNotice = Notice<'interviewer-day'> & {
  readonly interviewer: string;
  readonly name: string;
};

/** That a plan of a day was published. Each applicant is told by a record of their own offer. */
export type InterviewsPublished = RecordFrame & {
  readonly event: 'interviews-published';
  readonly on: CalendarDay;
  readonly edition: number;
  readonly interviews: number;
  /** How many interviews were moved, added or dropped since the edition before. */
  readonly changes: number;
  readonly applicants: number;
  readonly notices: readonly InterviewerDayNotice[];
};

/** A mail to an interviewer that an applicant is late. */
export type LateArrivalNotice = Notice<'late-arrival'> & {
  readonly interviewer: string;
  readonly name: string;
};

/** That an applicant, named by the offer, is late on the day by so many minutes; 0: is there now. */
export type ApplicantLate = RecordFrame & {
  readonly event: 'applicant-late';
  readonly on: CalendarDay;
  readonly guest: string;
  readonly minutes: number;
  /** The applicant did not come, and is not expected anymore. */
  readonly isAbsent?: true;
  readonly notices: readonly LateArrivalNotice[];
};

/** A mail to an interviewer that the day is late. */
export type DayDelayNotice = Notice<'day-delay'> & { readonly interviewer: string; readonly name: string };
/** A mail to an applicant that interviews begin late. `to` is the offer, so that the record names nobody who is erased. */
export type OwnDelayNotice = Notice<'own-delay'>;

/** That a room, or the whole day if none is named, is late by so many minutes; 0: is on time again. */
export type DayDelayed = RecordFrame & {
  readonly event: 'day-delayed';
  readonly on: CalendarDay;
  /** The interviewers who hold their interviews there. */
  readonly room?: readonly string[];
  readonly minutes: number;
  readonly notices: readonly (DayDelayNotice | OwnDelayNotice)[];
};

/** A mail that reminds an interviewer of the day. */
export type InterviewerReminderNotice = Notice<'interviewer-reminder'> & {
  readonly interviewer: string;
  readonly name: string;
};

/** That interviewers were reminded of a published day. */
export type InterviewersReminded = RecordFrame & {
  readonly event: 'interviewers-reminded';
  readonly on: CalendarDay;
  readonly edition: number;
  readonly notices: readonly InterviewerReminderNotice[];
};

/** Where an interview takes place; `room` is that of its part of the agenda. */
export type InterviewPlace = { readonly visit?: DayPlace | undefined; readonly room?: string | undefined };

/** What is different of where somebody interviews: of the interviews that begin at `from`, in minutes of the day; and of the link to join. */
export type PlaceNews = {
  readonly moved: readonly {
    readonly from: number;
    readonly was: InterviewPlace;
    readonly now: InterviewPlace;
  }[];
  readonly link?: true;
};

/** A mail to an interviewer that their interviews are held elsewhere, or are joined by another link. It names no applicant. */
export type InterviewPlaceNotice = Notice<'interview-place'> &
  PlaceNews & { readonly interviewer: string; readonly name: string };

/** That interviewers were told where a season file holds the interviews of a published day. `seasonVersion` is that of its document. */
export type PlacesTold = RecordFrame & {
  readonly event: 'places-told';
  readonly on: CalendarDay;
  readonly seasonVersion: number;
  readonly notices: readonly InterviewPlaceNotice[];
};

/** The records of interview days. */
export type InterviewDayRecord =
  | InterviewsPublished
  | ApplicantLate
  | DayDelayed
  | InterviewersReminded
  | PlacesTold;

export type PlannedDayChange = PutPlannedDay | AddRecord<InterviewsPublished>;

/** The plan is not as the form showed it. */
export type PlanChanged = { readonly kind: 'plan-changed'; readonly edits: readonly PlanEdit[] };
/** The day is being planned, or people are being told. */
export type PlanUnderWay = { readonly kind: 'plan-under-way' };
/** There is no plan that could be changed or published. */
export type PlanMissing = { readonly kind: 'plan-missing' };
/** The plan would break these hard rules. */
export type PlanBreaksRules = { readonly kind: 'plan-breaks-rules'; readonly faults: readonly PlanFault[] };

/** The day has yet to begin, and nothing that happens at it can be told. */
export type DayAhead = { readonly kind: 'day-ahead'; readonly on: CalendarDay };

/** Something else was said of the same applicant, room or day after the form was opened. */
export type SaidMeanwhile = {
  readonly kind: 'said-meanwhile';
  readonly said: Pick<ApplicantLate, 'at' | 'who' | 'minutes' | 'isAbsent'>;
};

export type PlannedDayRefusal =
  | PlanChanged
  | PlanUnderWay
  | PlanMissing
  | PlanBreaksRules
  | DayAhead
  | SaidMeanwhile;
