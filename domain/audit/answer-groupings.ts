import type { AnswerName, SelfIdentifications } from '#domain/self-identification/self-identification.ts';
import { type Grouping, NOT_ANSWERED } from './groupings.ts';

const names: Readonly<Record<AnswerName, string>> = { sex: 'Sex', identity: 'Self-identification' };

/**
 * Groups people by what they said of themselves. The two are not crossed: what a small group of both hides, the sums of either
 * would tell.
 */
export function answerGroupings(answers: SelfIdentifications): readonly Grouping[] {
  return (Object.keys(names) as AnswerName[]).map((answer) => ({
    name: names[answer],
    isSensitive: true,
    groupOf: ({ id }) => answers.get(id)?.[answer] ?? NOT_ANSWERED,
  }));
}
