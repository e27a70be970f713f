import type { StatusWave } from '#domain/statuses/status-wave.ts';
import type { MissingAnswer } from '#domain/statuses/told-status.ts';
import { houseNumber } from '#functions/wording/counted.ts';

/** What is missing until somebody has an answer, as a heading of those who lack it. */
export const missingAnswerNames: Readonly<Record<MissingAnswer, string>> = {
  'in-review': 'In review: nothing is decided yet',
  'to-invite': 'To invite: decided, and not invited yet',
  'invitation-ended': 'Invitation ended: to be put on hold or closed, or invited again',
  waiting: 'On hold: to be told that they are waiting',
  closed: 'Closed: to be told so',
};

/** How a wave of notices stands: `33 told, 3 passed over`. */
export function statusWaveState({ state, told, done, people }: StatusWave): string {
  const passed = done - told;
  const others = passed > 0 ? `, ${houseNumber(passed)} passed over` : '';
  if (state === 'prepared') return 'prepared';
  if (state === 'taken-back') return 'taken back';
  return state === 'done'
    ? `${houseNumber(told)} told${others}`
    : `leaving: ${houseNumber(done)} of ${houseNumber(people.length)}`;
}
