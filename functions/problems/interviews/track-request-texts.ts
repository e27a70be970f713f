import type { TrackRequestRefusal } from '#domain/track-requests/track-request-record.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';
import { formatDay } from '#functions/wording/days.ts';

/** The words of refusals about requests to be considered for another track. */
export const trackRequestTexts: RefusalTexts<TrackRequestRefusal> = {
  'not-interviewed': {
    status: 409,
    title: 'There has been no interview yet',
    detail: 'Another track can be asked for once you have interviewed.',
    next: 'Nothing has changed. Please come back after your last interview day.',
    operator: {
      detail: 'Only somebody who has interviewed is ranked, and this applicant has not, or did not come.',
      next: 'If the applicant came after all, take the no-show back first: `came OFFER`.',
    },
  },
  'track-not-open': {
    status: 422,
    title: 'This track cannot be asked for',
    detail: 'The program does not move applications from your track to this one.',
    next: 'Nothing has changed. If you have a question, please email the program.',
    operator: { next: 'The season file says with `mayAskFor` which tracks can be asked for.' },
  },
  'track-request-late': {
    status: 409,
    title: 'It is too late to ask for another track',
    detail: ({ lockedOn }) =>
      `The program’s lists for the Match have been final since ${formatDay(lockedOn)}.`,
    next: 'Nothing has changed. If you have a question, please email the program.',
    operator: { next: 'A request could be made until the day of `lockedOn` under `matchLists`.' },
  },
  'track-asked-already': {
    status: 409,
    title: ({ isAnswered }) =>
      isAnswered ? 'Your request has been answered' : 'You have asked for a track already',
    detail: ({ isAnswered }) =>
      isAnswered
        ? 'Another track can be asked for once, and the program has answered.'
        : 'Another track can be asked for once, and the program has not answered yet.',
    next: 'Nothing has changed. Your page shows how your request stands.',
    operator: { next: 'To answer, or to change the answer: `grant OFFER` or `refuse OFFER`.' },
  },
  'no-track-request': {
    status: 409,
    title: 'There is no request',
    detail: 'The applicant has not asked for another track, or has taken the request back.',
    next: 'Nothing has changed, and nothing was sent.',
    operator: { next: 'The applicant asks on the personal page: `relink OFFER` mails a new link to it.' },
  },
  'track-answer-unexplained': {
    status: 422,
    title: 'A word to the applicant is needed',
    detail:
      'A no, another answer than before, and a yes after the match lists are locked are each given with a reason.',
    next: 'Please write a reason. The applicant reads it.',
    operator: { next: 'Add --reason "...". The applicant reads it.' },
  },
};
