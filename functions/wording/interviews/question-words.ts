import type { HidingReason, QuestionState } from '#domain/questions/question.ts';

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
