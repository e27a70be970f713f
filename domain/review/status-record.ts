import type { ToldAnswer } from '#domain/applications/application.ts';
import type { ApplicationFrame } from '#domain/decisions/change-application.ts';

/** That the applicant is told, in the history of the application. */
export type StatusTold = ApplicationFrame & {
  readonly event: 'status-told';
  readonly as: ToldAnswer['as'];
  readonly wave: string;
};

/** That the mail did not reach the applicant, and what the mail service said. */
export type StatusMailFailed = ApplicationFrame & {
  readonly event: 'status-mail-failed';
  readonly why: string;
};

export type StatusRecord = StatusTold | StatusMailFailed;
