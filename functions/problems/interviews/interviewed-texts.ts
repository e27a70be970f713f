import type { NoShowRefusal } from '#domain/interviewed/no-show-record.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';

/** The words of refusals about who was interviewed. */
export const interviewedTexts: RefusalTexts<NoShowRefusal> = {
  'interview-ahead': {
    status: 409,
    title: 'The interview has not begun',
    detail: 'Nobody can have missed an interview that has not begun.',
    next: 'Enter this once the interview has begun.',
    operator: { next: 'Enter this once the interview has begun; to call it off: `cancel OFFER`.' },
  },
  'no-show-unexplained': {
    status: 422,
    title: 'A written reason is needed',
    detail:
      'A no-show keeps the applicant from the match list, so the record says why it was entered, or taken back once the lists are locked.',
    next: 'Please give a reason. Only the program reads it.',
    operator: { next: 'Add --reason "...". Only the program reads it.' },
  },
};
