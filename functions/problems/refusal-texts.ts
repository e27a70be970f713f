import type { Refusal } from '#domain/contract.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDay } from '#functions/wording/days.ts';
import { dependencyInWords } from '#functions/wording/dependencies.ts';
import type { ProblemTexts } from './problem-text.ts';

const unchanged = 'Nothing has changed.';
const chooseAnother = `${unchanged} Choose one of the starts that are still free.`;

const endings: Readonly<Record<OfferState, string>> = {
  open: 'It is open.',
  booked: 'It is booked.',
  canceled: 'The interview was canceled, which ended the invitation.',
  declined: 'The invitation was declined.',
  expired: 'It was not answered while it could be.',
};

/** What every refusal says: the one place that gives it a status, a title, a reason and a way on. */
export const refusalTexts: ProblemTexts<Refusal> = {
  'link-revoked': {
    status: 410,
    title: 'This link has been replaced',
    detail: 'A newer link was sent to you, and only the newest one works.',
    next: 'Use the link in the newest mail of the program. If you have none, answer any of its mails.',
  },
  'start-full': {
    status: 409,
    title: ({ on, start }) => `The ${start} of ${formatDay(on)} is full`,
    detail: 'Every place that you could have taken there has been booked by others.',
    next: chooseAnother,
    showsChoice: true,
  },
  'needed-by-others': {
    status: 409,
    title: ({ on, start }) => `The ${start} of ${formatDay(on)} is kept for others`,
    detail:
      'There are free places, but if you took one, somebody else who has been invited could get no place at all.',
    next: chooseAnother,
    showsChoice: true,
  },
  'day-closed': {
    status: 409,
    title: ({ on }) => `It is too late to change ${formatDay(on)}`,
    detail: ({ closedAt }, { clocks }) => `This was possible until ${formatInstant(closedAt, clocks)}.`,
    next: `${unchanged} If you cannot come on that day, write to the program as soon as you can.`,
    showsChoice: true,
  },
  'window-closed': {
    status: 409,
    title: 'The time to answer is over',
    detail: ({ closedAt }, { clocks }) =>
      `This invitation could be answered until ${formatInstant(closedAt, clocks)}.`,
    next: 'If you could not answer in time, write to the program and say so.',
  },
  'offer-closed': {
    status: 409,
    title: 'This invitation has ended',
    detail: ({ state }) => endings[state],
    next: 'If this is not what you wanted, write to the program. It may be able to invite you again.',
  },
  'already-booked': {
    status: 409,
    title: 'You have booked already',
    detail: 'An invitation holds one booking, and yours has one.',
    next: `${unchanged} To take another date, open your invitation and move the booking.`,
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
    title: 'Your booking has changed meanwhile',
    detail: 'The page that you sent this from showed an earlier booking, perhaps in another window.',
    next: `${unchanged} Look at your booking as it is now, and try again if you still want to.`,
    showsChoice: true,
  },
  'choice-changed': {
    status: 409,
    title: 'What can be chosen has changed meanwhile',
    detail: 'Since your page was opened, the program has changed its dates or times.',
    next: `${unchanged} Look at what there is now, and choose again.`,
    showsChoice: true,
  },
  'unknown-option': {
    status: 422,
    title: 'There is no such date for you',
    detail: 'What was asked for is not one of the dates of this invitation.',
    next: `${unchanged} Choose one of the dates that are offered to you.`,
    showsChoice: true,
  },
  'unknown-start': {
    status: 422,
    title: 'A start is missing or unknown',
    detail: 'A date needs one of its starts, and a pair of days needs a start for each of its two days.',
    next: `${unchanged} Choose a start for every day of the date, then try again.`,
    showsChoice: true,
  },
  'reason-needed': {
    status: 422,
    title: 'A written reason is needed',
    detail: 'The program changes an interview within 14 days of its start only with a written reason.',
    next: 'Give the reason. The applicant will read it.',
  },
  'more-offers-than-seats': {
    status: 409,
    title: ({ asked, fits, track }) => `Of ${asked} offers for ${track}, only ${fits} can have a place`,
    detail: 'Every open offer must be able to get a place, whatever the others choose.',
    next: ({ fits, track }) => `Send at most ${fits} for ${track} now, or add places to the season first.`,
  },
  'invitations-over': {
    status: 409,
    title: 'No more invitations can go out',
    detail: ({ endedAt }, { clocks }) => `Invitations ended at ${formatInstant(endedAt, clocks)}.`,
    next: 'If the season really has a later last day, change it in the season file and apply the file.',
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
    title: 'Somebody holds a seat that the file takes away',
    detail: ({ seats }) =>
      `Held: ${seats.map(({ on, start, number }) => `${on} ${start} ${number}`).join(', ')}.`,
    next: 'Keep these seats in the file, or have their holders moved first.',
  },
  'booking-stands': {
    status: 409,
    title: ({ broken }) =>
      `Bookings depend on ${broken.map(({ dependency }) => dependencyInWords(dependency)).join('; and on ')}`,
    detail: ({ broken }) =>
      broken
        .map(({ dependency, offers }) => `${offers.join(', ')} on ${dependencyInWords(dependency)}.`)
        .join(' '),
    next: 'Keep all of it in the file as it is, for as long as any booking depends on it.',
  },
  'offers-stand': {
    status: 409,
    title: ({ open, fits, track }) =>
      `Of ${open} open offers for ${track}, the file leaves places for ${fits}`,
    detail: 'People have been promised a place until their time to answer is over.',
    next: 'Keep the seats until the offers are answered, or add others.',
  },
  busy: {
    status: 503,
    title: 'We could not finish this just now',
    detail:
      'Too much is being asked of us at this moment, so we do not know yet whether what you asked for was done.',
    next: 'See how things stand in a few seconds, and if it was not done, try once more.',
    showsChoice: true,
  },
};
