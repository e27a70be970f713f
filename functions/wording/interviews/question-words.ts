import type { HidingReason, QuestionState } from '#domain/questions/question.ts';
import type { QuestionCounts, WaitingQuestions } from '#domain/questions/question-counts.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';

/** What a question is called in each state, at the desk. */
export const questionStateNames: Readonly<Record<QuestionState, string>> = {
  waiting: 'Waiting',
  published: 'Published',
  answered: 'Answered',
  hidden: 'Hidden',
  merged: 'Merged into another question',
};

/** The reasons for which a question is hidden, as everybody reads them. */
export const hidingReasonNames: Readonly<Record<HidingReason, string>> = {
  'about-a-person': 'it names or describes a person',
  'off-topic': 'it is not for this panel',
  unkind: 'it is unkind',
};

const manyHiddenNames: Readonly<Record<HidingReason, string>> = {
  'about-a-person': 'they name or describe a person',
  'off-topic': 'they are not for this panel',
  unkind: 'they are unkind',
};

/** Why so many questions are hidden: `it is unkind`, `they are unkind`. */
export function hidingReasonWords(reason: HidingReason, count: number): string {
  return (count === 1 ? hidingReasonNames : manyHiddenNames)[reason];
}

/** Of a day whose panel is close: a sentence without a word of what is asked. */
export function waitingWords({ on, count }: WaitingQuestions): string {
  return `${shortDay(on)}: ${counted(count, 'question to the panel waits', 'questions to the panel wait')} for a resident to publish ${count === 1 ? 'it' : 'them'}.`;
}

/** `2 wait, 5 published`; empty if there are none. */
export function questionCountWords({ waiting, published }: QuestionCounts): string {
  const parts = [
    waiting > 0 && counted(waiting, 'waits', 'wait'),
    published > 0 && `${houseNumber(published)} published`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
