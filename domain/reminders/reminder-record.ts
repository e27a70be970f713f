import type { AddRecord, Notice, OfferFrame } from '#domain/decisions/change-record.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { Reminder } from './reminder-times.ts';

export type ReminderNotice = Notice<'reminder'>;

/** That the applicant was reminded of the end of the window or of the interview. */
export type ApplicantReminded = OfferFrame & {
  readonly event: 'reminded';
  readonly about: Reminder['about'];
  /** It is for the second day of a pair. */
  readonly part?: 2;
  readonly sequence?: number;
  readonly notices: readonly ReminderNotice[];
};

export type ReminderChange = OfferChange | AddRecord<ApplicantReminded>;
