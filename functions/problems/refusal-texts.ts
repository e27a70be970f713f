import type { Refusal } from '#domain/contract.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDay, shortDay } from '#functions/wording/days.ts';
import { afterDayClosed } from './after-day-closed.ts';
import { bulkReviewTexts } from './bulk-review-texts.ts';
import { erasureTexts } from './erasure-texts.ts';
import { importTexts } from './import-texts.ts';
import { accommodationTexts } from './interviews/accommodation-texts.ts';
import { interviewedTexts } from './interviews/interviewed-texts.ts';
import { interviewerTexts } from './interviews/interviewer-texts.ts';
import { matchListTexts } from './interviews/match-list-texts.ts';
import { plannedDayTexts } from './interviews/planned-day-texts.ts';
import { questionTexts } from './interviews/question-texts.ts';
import { trackRequestTexts } from './interviews/track-request-texts.ts';
import { invitationTexts } from './invitation-texts.ts';
import { offerEndings } from './offer-endings.ts';
import type { RefusalTexts } from './problem-text.ts';
import { reviewTexts, viewTexts } from './review-texts.ts';
import { seasonDraftTexts } from './season-draft-texts.ts';
import { seasonPlanTexts } from './season-plan-texts.ts';
import { signInTexts } from './sign-in-texts.ts';
import { statusTexts } from './status-texts.ts';

const unchanged = 'Nothing has changed.';
const chooseAnother = `${unchanged} Please choose one of the times that are still open.`;

/** `Mon, Nov 16 and Tue, Nov 17`; what is no option stays as it is. */
function optionDays(option: string): string {
  return option
    .split('_')
    .map((day) => (isCalendarDay(day) ? shortDay(day) : day))
    .join(' and ');
}

/**
 * What every refusal says: the one place that gives it a status, a title, a reason, and a way on for each audience, the
 * applicant and the operator.
 */
export const refusalTexts: RefusalTexts<Refusal> = {
  'link-revoked': {
    status: 410,
    title: 'This link has been replaced',
    detail: 'We sent you a newer link, and only the newest one works.',
    next: 'Please open the link in our latest email. If you can’t find it, reply to any of our emails.',
    operator: {
      next: 'To mail the applicant a new link: `relink OFFER`.',
    },
  },
  'start-full': {
    status: 409,
    title: ({ on, start }) => `The ${start} of ${formatDay(on)} is full`,
    detail: 'Other applicants have booked every spot at this time.',
    next: chooseAnother,
    showsChoice: true,
    operator: {
      detail: 'Every seat of this start that the applicant could use is taken.',
      next: 'Choose another start, or add a seat to the season file and apply it.',
    },
  },
  'needed-by-others': {
    status: 409,
    title: ({ on, start }) => `The ${start} of ${formatDay(on)} is reserved for other applicants`,
    detail:
      'There are open spots, but if you took one, another invited applicant would be left without any spot.',
    next: chooseAnother,
    showsChoice: true,
    operator: {
      title: ({ on, start }) =>
        `The free seats on ${formatDay(on)}, ${start}, are needed by other open offers`,
      next: 'Choose another start, or add a seat to the season file and apply it.',
    },
  },
  'day-closed': {
    status: 409,
    title: ({ on }) => `It is too late to change ${formatDay(on)}`,
    detail: ({ closedAt }, { clocks }) => `This was possible until ${formatInstant(closedAt, clocks)}.`,
    next: (_, { canStill = 'write' }) => `${unchanged} ${afterDayClosed[canStill]}`,
    showsChoice: true,
    operator: {
      title: ({ on }) => `${formatDay(on)} has begun`,
      detail: ({ closedAt }, { clocks }) => `It began at ${formatInstant(closedAt, clocks)}.`,
      next: 'Nothing has changed. What has begun stays on record as it is.',
    },
  },
  'window-closed': {
    status: 409,
    title: 'The response deadline has passed',
    detail: ({ closedAt }, { clocks }) => `The deadline to respond was ${formatInstant(closedAt, clocks)}.`,
    next: 'If you could not respond in time, please email the program.',
    operator: {
      next: 'To give the applicant another chance, list them again: `invite LIST --again`.',
    },
  },
  'offer-closed': {
    status: 409,
    title: 'This invitation has ended',
    detail: ({ state }) => offerEndings[state],
    next: 'If this was a mistake, please email the program. It may be able to invite you again.',
    operator: {
      next: 'To invite the applicant again: `invite LIST --again`.',
    },
  },
  'already-booked': {
    status: 409,
    title: 'You already have a booking',
    detail: 'Each invitation is for one booking.',
    next: `${unchanged} To take another date, open your invitation and reschedule.`,
    operator: {
      title: 'The applicant already has a booking',
      next: 'To change the date: `move OFFER --to DAY`. To end it: `cancel OFFER`.',
    },
  },
  'not-booked': {
    status: 409,
    title: 'There is no booking to change',
    detail: 'This invitation has not been booked yet.',
    next: 'Open your invitation and choose a date.',
    showsChoice: true,
    operator: {
      detail: 'The invitation is open, and the applicant has not chosen a date yet.',
      next: 'To book for the applicant: `book OFFER --to DAY`. To end the invitation: `decline OFFER` if the applicant asked for it, `withdraw OFFER` if the program does.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    title: 'Your booking was changed in another window',
    detail: 'The page you used showed an earlier version of your booking.',
    next: `${unchanged} Please check your current booking, then try again if you still want to.`,
    showsChoice: true,
    operator: {
      title: 'The offer changed after it was shown',
      detail:
        'The applicant or another coordinator was faster, or a repeat of this command was carried out already.',
      next: 'Run the command again to see the offer as it is now.',
    },
  },
  'choice-changed': {
    status: 409,
    title: 'The open dates have changed',
    detail: 'The program changed its dates or times after you opened the page.',
    next: `${unchanged} Please look at the current dates and choose again.`,
    showsChoice: true,
    operator: {
      next: 'Run the command again: it then uses the current dates.',
    },
  },
  'unknown-option': {
    status: 422,
    title: 'This date is not in your invitation',
    detail: 'The date you chose is not one of the dates of this invitation.',
    next: `${unchanged} Please choose one of the dates in your invitation.`,
    showsChoice: true,
    operator: {
      title: ({ option }) => `The applicant’s track has no option ${option}`,
      detail: 'A pair of days is written with a plus sign, as 2026-11-16+2026-11-17.',
      next: 'Name one of the options that the season file gives the track.',
    },
  },
  'unknown-start': {
    status: 422,
    title: 'Please choose a time for each day',
    detail: 'A single day needs one time, and a pair of days needs a time for each day.',
    next: `${unchanged} Please choose a time for each day, then try again.`,
    showsChoice: true,
    operator: {
      title: 'The start of each day is not clear',
      detail:
        'A day with two starts needs --start morning or --start afternoon; a pair needs one for each day, as --start morning,afternoon.',
      next: 'Name a start for each day.',
    },
  },
  'moved-too-often': {
    status: 429,
    title: 'You have rescheduled many times',
    detail: ({ againAt }, { clocks }) => `The next change is possible at ${formatInstant(againAt, clocks)}.`,
    next: `${unchanged} Your current booking stands. If you need another date before then, please email the program.`,
    operator: {
      title: 'The applicant has rescheduled many times',
      next: 'To move the booking for the applicant: `move OFFER --to DAY`.',
    },
  },
  'nothing-to-swap': {
    status: 422,
    title: 'There is nothing to swap',
    detail: 'Both have the same interview times, or are the same invitation.',
    next: unchanged,
    operator: {
      next: 'Name two invitations that are booked for different times.',
    },
  },
  'seats-unfit': {
    status: 409,
    title: ({ option, track }) => `The dates of ${optionDays(option)} are not for ${track}`,
    detail: ({ offerId }) =>
      `The invitation ${offerId} cannot take them over: they are no dates of its track, or their seats are kept for another track.`,
    next: unchanged,
    operator: {
      next: 'Swap with somebody of the same track, or move each of them to a free seat.',
    },
  },
  'track-needs-choice': {
    status: 409,
    title: ({ option, track }) => `The dates of ${optionDays(option)} are not for ${track}`,
    detail: 'The booked dates are no dates of the new track, or their seats are kept for another one.',
    next: unchanged,
    operator: {
      next: 'Book another date with --to DAY, or let the applicant choose again with --reopen.',
    },
  },
  'reason-needed': {
    status: 422,
    title: 'A written reason is needed',
    detail: 'A program may change an interview in its last 14 days only with a written reason.',
    next: 'Please give a reason. The applicant will see it.',
    operator: {
      next: 'Add --reason "...". The applicant will see it.',
    },
  },
  ...invitationTexts,
  ...interviewedTexts,
  ...trackRequestTexts,
  ...accommodationTexts,
  ...matchListTexts,
  ...seasonPlanTexts,
  ...plannedDayTexts,
  ...seasonDraftTexts,
  ...erasureTexts,
  ...importTexts,
  ...interviewerTexts,
  ...signInTexts,
  ...reviewTexts,
  ...bulkReviewTexts,
  ...viewTexts,
  ...statusTexts,
  ...questionTexts,
  busy: {
    status: 503,
    title: 'We could not finish this just now',
    detail: 'Our system is very busy, so we do not know yet whether your request went through.',
    next: 'Please check your booking in a few seconds, and try again if it has not changed.',
    showsChoice: true,
    operator: {
      next: 'Look at the offer with `offers` in a few seconds, and run the command again if nothing has changed.',
    },
  },
};
