import type { Notice, RecordFrame } from '#domain/decisions/change-record.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { InterviewerField } from './stored-interviewer.ts';

/** The mail with the personal link of an interviewer. */
export type InterviewerLinkNotice = Notice<'interviewer-link'> & {
  readonly interviewer: string;
  readonly generation: number;
};

/** A mail to a coordinator: the interviewer cannot hold interviews that are published for a day close ahead. */
export type InterviewerOutNotice = Notice<'interviewer-out'> & {
  readonly interviewer: string;
  readonly on: CalendarDay;
};

/** A list of interviewers was taken over. No record of interviewers names an applicant. */
export type InterviewersImported = RecordFrame & {
  readonly event: 'interviewers-imported';
  readonly file: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly notices: readonly InterviewerLinkNotice[];
};

type OneChanged<E extends string> = RecordFrame & {
  readonly event: E;
  readonly interviewer: string;
  /** After the change. */
  readonly name: string;
  readonly fields: readonly InterviewerField[];
  readonly reason?: string;
  readonly notices: readonly (InterviewerLinkNotice | InterviewerOutNotice)[];
};

/** One interviewer was added, changed, removed, or answered. */
export type InterviewerChanged =
  | OneChanged<'interviewer-added'>
  | OneChanged<'interviewer-changed'>
  | OneChanged<'interviewer-removed'>
  | OneChanged<'interviewer-answered'>;

/** Personal links were mailed; `renewed` if the ones before stopped working. */
export type InterviewerLinksSent = RecordFrame & {
  readonly event: 'interviewer-links-sent';
  readonly names: readonly string[];
  readonly renewed: boolean;
  readonly notices: readonly InterviewerLinkNotice[];
};

export type InterviewerRecord = InterviewersImported | InterviewerChanged | InterviewerLinksSent;
