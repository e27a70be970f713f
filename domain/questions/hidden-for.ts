import type { HidingReason, Question } from './question.ts';

type Standing = Pick<Question, 'id' | 'state' | 'into' | 'reason'>;

/**
 * Returns the reason for which a question is not shown: its own, or that of the hidden question which stands for it, be it over
 * several that were merged one into another. `undefined` for every other question. Of those merged none stands for itself, because
 * nothing can be merged into a question that is merged.
 */
export function hiddenFor(question: Standing, all: readonly Standing[]): HidingReason | undefined {
  if (question.state !== 'merged') return question.state === 'hidden' ? question.reason : undefined;
  const standsFor = all.find(({ id }) => id === question.into);
  return standsFor && hiddenFor(standsFor, all);
}
