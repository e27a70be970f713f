import { plainTitle } from '#domain/applications/columns/column-titles.ts';
import type { AnswerName } from './self-identification.ts';

const titles: readonly (readonly [RegExp, AnswerName])[] = [
  [/^gender|^sex$/, 'sex'],
  [/selfidentif|^(race|ethnicity|hispanic)/, 'identity'],
];

/** Which answer a column of this title holds. Each such title is one that is withheld from everything but the audit. */
export function answerOfTitle(title: string): AnswerName | undefined {
  return titles.find(([pattern]) => pattern.test(plainTitle(title)))?.[1];
}
