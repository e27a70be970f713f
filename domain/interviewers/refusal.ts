import type { Who } from '#domain/decisions/change-record.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { InterviewerField } from './stored-interviewer.ts';

/** Somebody changed the interviewer since the form was opened. */
export type InterviewerOutdated = {
  readonly kind: 'interviewer-outdated';
  readonly name: string;
  readonly who: Who;
  readonly at: Instant;
  readonly changedFields: readonly InterviewerField[];
};
/** The interviewer was removed. */
export type InterviewerUnknown = { readonly kind: 'interviewer-unknown' };
/** Another interviewer has the address. */
export type InterviewerAddressTaken = { readonly kind: 'interviewer-address-taken'; readonly name: string };
/** A published day ahead names the interviewer by the address that is to change. */
export type InterviewerDayPublished = {
  readonly kind: 'interviewer-day-published';
  readonly name: string;
  readonly on: CalendarDay;
};
/** The list of interviewers changed since the file was shown. */
export type InterviewersOutdated = { readonly kind: 'interviewers-outdated' };
export type TooManyInterviewers = { readonly kind: 'too-many-interviewers'; readonly most: number };
/** What is stored of all interviewers would no longer fit into one item. */
export type InterviewersTooLarge = { readonly kind: 'interviewers-too-large' };
/** Removing an interviewer needs a reason. */
export type InterviewerReasonMissing = { readonly kind: 'interviewer-reason-missing' };
export type InterviewerRefusal =
  | InterviewerOutdated
  | InterviewerUnknown
  | InterviewerAddressTaken
  | InterviewerDayPublished
  | InterviewersOutdated
  | TooManyInterviewers
  | InterviewersTooLarge
  | InterviewerReasonMissing;
