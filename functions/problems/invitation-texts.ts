import type {
  AddressInUse,
  BookingNotOpen,
  DeadlineNotLater,
  DeadlineOutlastsSeats,
  InvitationsOver,
  MoreOffersThanSeats,
  NotReleased,
  ReleasePast,
  TracksApart,
  WindowTooShort,
  WithdrawalUnexplained,
} from '#domain/invitations/refusal.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { lastDay } from './last-day.ts';
import type { RefusalTexts } from './problem-text.ts';

/** What to do where more are to be invited than there are seats. */
const sendFewer = ({ short }: MoreOffersThanSeats) =>
  `Send at most ${listed(short.map(({ fits, track }) => `${fits} for ${track}`))} now, or add seats to the season file first.`;

type ProgramRefusal =
  | AddressInUse
  | WithdrawalUnexplained
  | DeadlineNotLater
  | DeadlineOutlastsSeats
  | MoreOffersThanSeats
  | NotReleased
  | BookingNotOpen
  | WindowTooShort
  | ReleasePast
  | InvitationsOver
  | TracksApart;

/** Why the program cannot invite, or change an invitation. */
export const invitationTexts: RefusalTexts<ProgramRefusal> = {
  'withdrawal-unexplained': {
    status: 422,
    title: 'A written reason is needed',
    detail: 'An invitation was promised until its deadline, so it is withdrawn only with a written reason.',
    next: 'Please give a reason. The applicant will see it.',
    operator: {
      next: 'Add --reason "...". The applicant will see it.',
    },
  },
  'deadline-not-later': {
    status: 409,
    title: 'The new deadline is not later',
    detail: ({ closesAt }, { clocks }) => `The deadline is ${formatInstant(closesAt, clocks)}.`,
    next: 'Nothing has changed.',
    operator: {
      next: 'Name a later time. A response deadline is never shortened.',
    },
  },
  'deadline-outlasts-seats': {
    status: 409,
    title: ({ open, fits, track }) =>
      fits === 0
        ? `No seat for ${track} could still be taken at this deadline`
        : `Only ${counted(fits, 'seat')} for ${track} could still be taken at this deadline, and ${counted(open, 'offer is', 'offers are')} open`,
    detail: ({ latest }, { clocks }) =>
      `All open offers of a track count on seats that can be taken until the last of them closes, so the deadline of one can be too late for all. The others keep theirs, and their seats.${latest ? ` The latest possible deadline is ${formatInstant(latest, clocks)}.` : ''}`,
    next: 'Nothing has changed.',
    operator: {
      next: ({ latest }) =>
        latest
          ? 'Choose a deadline until then, or add seats on later days to the season file first.'
          : 'Add seats on later days to the season file first.',
    },
  },
  'more-offers-than-seats': {
    status: 409,
    title: ({ short }) =>
      short
        .map(
          ({ asked, fits, track }, index) =>
            `${index > 0 ? 'of' : 'Of'} ${counted(asked, 'offer')} for ${track}, only ${counted(fits, 'has', 'have')} a seat`,
        )
        .join('; '),
    detail: 'Every open offer must be able to get a seat, no matter what other applicants choose.',
    next: sendFewer,
    operator: { next: sendFewer },
  },
  'not-released': {
    status: 409,
    title: 'This invitation is not open yet',
    detail: ({ releasesAt }, { clocks }) => `It is to be sent ${formatInstant(releasesAt, clocks)}.`,
    next: 'Nothing has changed.',
    operator: {
      title: 'This invitation has not been released yet',
      detail: ({ releasesAt }, { clocks }) =>
        `The applicant does not know of it before ${formatInstant(releasesAt, clocks)}.`,
      next: 'To take it out of its wave: `unprepare OFFER`. `waves` lists what is prepared.',
    },
  },
  'booking-not-open': {
    status: 409,
    title: 'Booking has not opened yet',
    detail: ({ opensAt }, { clocks }) => `You can book a date from ${formatInstant(opensAt, clocks)}.`,
    next: 'Nothing has changed. Your link stays the same: please come back then.',
    operator: {
      detail: ({ opensAt }, { clocks }) =>
        `Everybody in this wave can book from ${formatInstant(opensAt, clocks)}, and nobody before.`,
      next: 'Nothing has changed. Book for the applicant once booking has opened.',
    },
  },
  'window-too-short': {
    status: 422,
    title: 'The deadline leaves fewer than 48 hours',
    detail: ({ respondBy, least }, { clocks }) =>
      `The deadline is ${formatInstant(respondBy, clocks)}. Applicants need 48 hours from when they can book, so it can be ${formatInstant(least, clocks)} at the earliest.`,
    next: 'Choose a later deadline, or an earlier time from which dates can be booked.',
    operator: {
      next: 'Name a later deadline, or an earlier time from which dates can be booked.',
    },
  },
  'release-past': {
    status: 409,
    title: 'The time of the release has passed',
    detail: ({ at }, { clocks }) => `It was ${formatInstant(at, clocks)}.`,
    next: 'Name a later time, or invite at once.',
    operator: {
      next: 'Name a later time with --at, or leave it out to invite at once.',
    },
  },
  'address-in-use': {
    status: 409,
    title: 'This is the address of another applicant',
    detail: ({ email, otherOffer, otherApplicant }) =>
      `${email} is the address of ${otherApplicant} (${otherOffer}).`,
    next: 'Nothing has changed. Look whether the address was mistyped, or whether one person was invited under two numbers.',
    operator: {
      next: 'Look whether the address was mistyped, or whether one person was invited under two numbers.',
    },
  },
  'invitations-over': {
    status: 409,
    title: 'No more invitations can go out',
    detail: (refusal, { clocks }) => `The last day for invitations is ${lastDay(refusal, clocks)}.`,
    next: 'To invite later, change the last day in the season file and apply it.',
    operator: {
      next: 'To invite later, change the last day in the season file and apply it.',
    },
  },
  'tracks-apart': {
    status: 422,
    title: ({ tracks }) => `No single booking serves ${listed(tracks)}`,
    detail: ({ applicant }) =>
      `Applicant ${applicant} is listed for tracks that are unknown or do not meet on the same days.`,
    next: 'Invite for one of the tracks, or let one track cover the other in the season file.',
    operator: {
      next: 'Invite for one of the tracks, or let one track cover the other in the season file.',
    },
  },
};
