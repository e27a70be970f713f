import type { SeasonPlanRefusal } from '#domain/season-plan/refusal.ts';
import { dependencyInWords } from '#functions/wording/dependencies.ts';
import type { RefusalTexts } from './problem-text.ts';

/** What the refusals of a season file say. Applicants never meet them. */
export const seasonPlanTexts: RefusalTexts<SeasonPlanRefusal> = {
  'seats-held': {
    status: 409,
    title: 'The file removes seats that are taken',
    detail: ({ seats }) =>
      `Taken: ${seats.map(({ on, start, number }) => `${on} ${start} ${number}`).join(', ')}.`,
    next: 'Keep these seats in the file, or reschedule their applicants first.',
    operator: {
      next: 'Keep these seats in the file, or first move their applicants: `move OFFER --to DAY`.',
    },
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
    operator: {
      next: 'Keep these entries in the file, or first move the applicants: `move OFFER --to DAY`. `offers` shows who they are.',
    },
  },
  'offers-stand': {
    status: 409,
    title: ({ open, fits, track }) =>
      `Of ${open} open offers for ${track}, the file leaves seats for ${fits}`,
    detail: 'Each open offer is guaranteed a seat until its response deadline.',
    next: 'Keep the seats until the offers are answered, or add more seats.',
    operator: {
      next: 'Keep the seats until the offers are answered, or add more seats.',
    },
  },
};
