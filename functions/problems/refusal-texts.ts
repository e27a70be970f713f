import type { Refusal } from '#domain/contract.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDay } from '#functions/wording/days.ts';
import { dependencyInWords } from '#functions/wording/dependencies.ts';
import type { ProblemTexts } from './problem-text.ts';

const unchanged = 'Nothing has changed.';
const chooseAnother = `${unchanged} Please choose one of the times that are still open.`;

const endings: Readonly<Record<OfferState, string>> = {
  open: 'It is still open.',
  booked: 'It is booked.',
  canceled: 'The interview was canceled, which ended the invitation.',
  declined: 'The invitation was declined.',
  expired: 'The response deadline passed without a response.',
};

/** What every refusal says: the one place that gives it a status, a title, a reason and a way on. */
export const refusalTexts: ProblemTexts<Refusal> = {
  'link-revoked': {
    status: 410,
    title: 'This link has been replaced',
    detail: 'We sent you a newer link, and only the newest one works.',
    next: 'Please open the link in our latest email. If you can’t find it, reply to any of our emails.',
  },
  'start-full': {
    status: 409,
    title: ({ on, start }) => `The ${start} of ${formatDay(on)} is full`,
    detail: 'Other applicants have booked every spot at this time.',
    next: chooseAnother,
    showsChoice: true,
  },
  'needed-by-others': {
    status: 409,
    title: ({ on, start }) => `The ${start} of ${formatDay(on)} is reserved for other applicants`,
    detail:
      'There are open spots, but if you took one, another invited applicant would be left without any spot.',
    next: chooseAnother,
    showsChoice: true,
  },
  'day-closed': {
    status: 409,
    title: ({ on }) => `It is too late to change ${formatDay(on)}`,
    detail: ({ closedAt }, { clocks }) => `This was possible until ${formatInstant(closedAt, clocks)}.`,
    next: `${unchanged} If you cannot come on that day, cancel on your page while it lets you, or email the program as soon as you can.`,
    showsChoice: true,
  },
  'window-closed': {
    status: 409,
    title: 'The response deadline has passed',
    detail: ({ closedAt }, { clocks }) => `The deadline to respond was ${formatInstant(closedAt, clocks)}.`,
    next: 'If you could not respond in time, please email the program.',
  },
  'offer-closed': {
    status: 409,
    title: 'This invitation has ended',
    detail: ({ state }) => endings[state],
    next: 'If this was a mistake, please email the program. It may be able to invite you again.',
  },
  'already-booked': {
    status: 409,
    title: 'You already have a booking',
    detail: 'Each invitation is for one booking.',
    next: `${unchanged} To take another date, open your invitation and reschedule.`,
  },
  'not-booked': {
    status: 409,
    title: 'There is no booking to change',
    detail: 'This invitation has not been booked yet.',
    next: 'Open your invitation and choose a date.',
    showsChoice: true,
  },
  'changed-meanwhile': {
    status: 409,
    title: 'Your booking was changed in another window',
    detail: 'The page you used showed an earlier version of your booking.',
    next: `${unchanged} Please check your current booking, then try again if you still want to.`,
    showsChoice: true,
  },
  'choice-changed': {
    status: 409,
    title: 'The open dates have changed',
    detail: 'The program changed its dates or times after you opened the page.',
    next: `${unchanged} Please look at the current dates and choose again.`,
    showsChoice: true,
  },
  'unknown-option': {
    status: 422,
    title: 'This date is not in your invitation',
    detail: 'The date you chose is not one of the dates of this invitation.',
    next: `${unchanged} Please choose one of the dates in your invitation.`,
    showsChoice: true,
  },
  'unknown-start': {
    status: 422,
    title: 'Please choose a time for each day',
    detail: 'A single day needs one time, and a pair of days needs a time for each day.',
    next: `${unchanged} Please choose a time for each day, then try again.`,
    showsChoice: true,
  },
  'reason-needed': {
    status: 422,
    title: 'A written reason is needed',
    detail: 'A program may change an interview in its last 14 days only with a written reason.',
    next: 'Please give a reason. The applicant will see it.',
  },
  'more-offers-than-seats': {
    status: 409,
    title: ({ short }) =>
      short
        .map(
          ({ asked, fits, track }, index) =>
            `${index > 0 ? 'of' : 'Of'} ${asked} offers for ${track}, only ${fits} have a seat`,
        )
        .join('; '),
    detail: 'Every open offer must be able to get a seat, no matter what other applicants choose.',
    next: ({ short }) =>
      `Send at most ${short.map(({ fits, track }) => `${fits} for ${track}`).join(' and ')} now, or add seats to the season file first.`,
  },
  'invitations-over': {
    status: 409,
    title: 'No more invitations can go out',
    detail: ({ endedAt }, { clocks }) => `Invitations ended at ${formatInstant(endedAt, clocks)}.`,
    next: 'To invite later, change the last day in the season file and apply it.',
  },
  'tracks-apart': {
    status: 422,
    title: ({ tracks }) => `No single booking serves ${tracks.join(' and ')}`,
    detail: ({ applicant }) =>
      `Applicant ${applicant} is listed for tracks that are unknown or do not meet on the same days.`,
    next: 'Invite for one of the tracks, or let one track cover the other in the season file.',
  },
  'seats-held': {
    status: 409,
    title: 'The file removes seats that are taken',
    detail: ({ seats }) =>
      `Taken: ${seats.map(({ on, start, number }) => `${on} ${start} ${number}`).join(', ')}.`,
    next: 'Keep these seats in the file, or reschedule their applicants first.',
  },
  'booking-stands': {
    status: 409,
    title: ({ broken }) =>
      `Bookings depend on ${broken.map(({ dependency }) => dependencyInWords(dependency)).join('; and on ')}`,
    detail: ({ broken }) =>
      broken
        .map(({ dependency, offers }) => `${offers.join(', ')} on ${dependencyInWords(dependency)}.`)
        .join(' '),
    next: 'Keep these entries in the file unchanged while any booking depends on them.',
  },
  'offers-stand': {
    status: 409,
    title: ({ open, fits, track }) =>
      `Of ${open} open offers for ${track}, the file leaves seats for ${fits}`,
    detail: 'Each open offer is guaranteed a seat until its response deadline.',
    next: 'Keep the seats until the offers are answered, or add more seats.',
  },
  busy: {
    status: 503,
    title: 'We could not finish this just now',
    detail: 'Our system is very busy, so we do not know yet whether your request went through.',
    next: 'Please check your booking in a few seconds, and try again if it has not changed.',
    showsChoice: true,
  },
};
