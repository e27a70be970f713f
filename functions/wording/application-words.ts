import type { Decided, ToldAnswer } from '#domain/applications/application.ts';
import type { ApplicationRecord } from '#domain/review/review-record.ts';
import type { ApplicationStatus } from '#domain/review/status.ts';
import type { RuleOutcome } from '#domain/screening/verdict.ts';

/** The statuses of an application as people read them. */
export const statusNames: Readonly<Record<ApplicationStatus, string>> = {
  'in-review': 'In review',
  'to-invite': 'To invite',
  invited: 'Invited',
  interviewed: 'Interviewed',
  'no-show': 'Did not come',
  declined: 'Declined',
  'invitation-ended': 'Invitation ended',
  'on-hold': 'On hold',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** Sign and word: neither color nor sign alone tells what a rule says. */
export const outcomeNames: Readonly<Record<RuleOutcome, string>> = {
  pass: '✓ Pass',
  fail: '✗ Fail',
  missing: '? Missing',
  judgment: '○ Needs a judgment',
};

/** What can be decided, as a button or a list says it. */
export const decisionNames: Readonly<Record<Decided['to'], string>> = {
  invite: 'Invite',
  hold: 'Hold',
  close: 'Close',
};

/** What an applicant without an invitation was told. */
export const toldNames: Readonly<Record<ToldAnswer['as'], string>> = { waiting: 'waiting', closed: 'closed' };

/** What happened to an application, in its history. */
export const applicationEventNames: Readonly<Record<ApplicationRecord['event'], string>> = {
  imported: 'Imported from ERAS',
  'verdict-entered': 'Verdict entered',
  'verdict-taken-back': 'Verdict taken back',
  'track-withdrawn': 'Withdrawn from a track',
  'track-returned': 'Returned to a track',
  decided: 'Decided',
  reopened: 'Decision taken back',
  undone: 'Undone',
  'status-told': 'Told',
  'status-mail-failed': 'Mail failed',
};
