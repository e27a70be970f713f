import type { StatusRefusal } from '#domain/statuses/status-wave.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted } from '#functions/wording/counted.ts';
import type { RefusalTexts } from './problem-text.ts';

const again = 'Nobody was told. Look at the page as it is now, and try again.';

/** Why a wave of status notices is not prepared, or not taken back. Applicants never meet these. */
export const statusTexts: RefusalTexts<StatusRefusal> = {
  'nobody-to-tell': {
    status: 409,
    title: 'Nobody is left to be told',
    detail: 'Everybody with this status was told, was invited or has withdrawn.',
    next: again,
    operator: { next: again },
  },
  'status-wave-open': {
    status: 409,
    title: 'A wave of this status is prepared already',
    detail: ({ releaseAt }, { clocks }) => `It leaves ${formatInstant(releaseAt, clocks)}.`,
    next: 'Nobody was told. Wait until it has left, or take it back first.',
    operator: { next: 'Nobody was told. Wait until it has left, or take it back first.' },
  },
  'others-to-tell': {
    status: 409,
    title: 'Something was decided after you opened the page',
    detail: ({ shown, people }) =>
      `You were shown ${counted(shown, 'applicant')}; by now it would be ${counted(people, 'applicant')}.`,
    next: again,
    operator: { next: again },
  },
  'status-wave-left': {
    status: 409,
    title: 'This wave can’t be taken back anymore',
    detail: 'It has begun to leave, or was taken back before.',
    next: 'The page shows how it stands.',
    operator: { next: 'The page shows how it stands.' },
  },
};
