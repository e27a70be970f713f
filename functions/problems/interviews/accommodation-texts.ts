import type { AccommodationRefusal } from '#domain/accommodations/accommodation-record.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';

/** The words of refusals about requests for an accommodation. None of them repeats what somebody wrote. */
export const accommodationTexts: RefusalTexts<AccommodationRefusal> = {
  'accommodation-not-taken': {
    status: 409,
    title: 'Requests for an accommodation are not taken here',
    detail: 'The program has not said who would read them.',
    next: 'Nothing was sent. Please email the program.',
    operator: { next: 'The season file names the reader: `accommodations: readBy`.' },
  },
  'accommodation-late': {
    status: 409,
    title: 'No interview is ahead',
    detail: 'An accommodation can be arranged from the invitation until the last interview has ended.',
    next: 'Nothing has changed. If you have a question, please email the program.',
    operator: { next: 'The invitation has ended, or the interviews are over.' },
  },
  'accommodation-changed': {
    status: 409,
    title: 'Your request has changed since you opened this page',
    detail: 'It was changed from another page, or has been decided.',
    next: 'Nothing has changed now. Open your page again to see how it stands.',
    operator: {
      title: 'This request has changed since you opened it',
      detail: 'The applicant has changed or withdrawn it, or it was decided from another page.',
      next: 'Nothing has changed now, and nothing was sent. Look at how it stands, and decide again.',
    },
  },
  'no-accommodation-request': {
    status: 409,
    title: 'There is no request',
    detail: 'The applicant has not asked for an accommodation, or has withdrawn the request.',
    next: 'Nothing has changed, and nothing was sent.',
    operator: { next: 'The applicant asks on the personal page.' },
  },
  'accommodation-unexplained': {
    status: 422,
    title: 'A word to the applicant is needed',
    detail: 'A no, and an arrangement that changes no times, say nothing without one.',
    next: 'Please write a word. The applicant reads it on their page.',
    operator: { next: 'Please write a word. The applicant reads it on their page.' },
  },
};
