import type { ErasureRefusal, OfferLive } from '#domain/erasure/erasure-record.ts';
import { type Clocks, formatInstant } from '#functions/wording/clocks.ts';
import type { RefusalTexts } from './problem-text.ts';

/** Until when somebody stays who is in the middle of an interview. */
function waitFor({ endsAt }: NonNullable<OfferLive['begun']>, clocks: Clocks): string {
  return `What has begun cannot be canceled: erase after its end, ${formatInstant(endsAt, clocks)}.`;
}

/** What the refusals of an erasure say. An applicant meets the first only, by an old link. */
export const erasureTexts: RefusalTexts<ErasureRefusal> = {
  'offer-erased': {
    status: 410,
    title: 'This invitation is no longer on file',
    detail: 'The program has removed the personal data that belonged to it.',
    next: 'If you have a question, please email the program.',
    operator: {
      title: 'This person’s data has been erased',
      detail: 'Nothing that would identify the person is stored anymore.',
      next: 'The command `show` with the offer’s id says when, and by whom.',
    },
  },
  'offer-live': {
    status: 409,
    title: 'This person has an invitation that has not ended',
    detail: ({ invitation, state }) =>
      state === 'booked'
        ? `${invitation} is booked, and the interview is not over.`
        : `${invitation} is ${state}.`,
    next: ({ begun }, { clocks }) =>
      begun
        ? `${waitFor(begun, clocks)} If the applicant does not come${begun.isPair ? ' on the day that is ahead either' : ''}, enter a no-show${begun.isPair ? ' for both days' : ''}; then you can erase at once.`
        : 'End it first. Then the applicant is told, and the seat is free for others.',
    operator: {
      next: ({ state, begun }, { clocks }) =>
        begun
          ? `${waitFor(begun, clocks)} If the applicant does not come${begun.isPair ? ' on the day that is ahead either' : ''}: \`no-show OFFER${begun.isPair ? ' --both-days' : ''}\`, then erase at once.`
          : state === 'booked'
            ? 'First `cancel OFFER`, so that the applicant is told and the seat is free; then erase again.'
            : 'First `decline OFFER` or `withdraw OFFER`, so that the applicant is told; then erase again.',
    },
  },
  'reason-names': {
    status: 422,
    title: 'The reason names the person',
    detail: 'It stays on record when everything else that identifies the person is gone.',
    next: 'Give a reason without a name, an address or an id.',
    operator: { next: 'Give a reason without a name, an address or an id.' },
  },
};
