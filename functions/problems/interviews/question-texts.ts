import type { QuestionRefusal, QuestionState } from '#domain/questions/question.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';
import { formatInstant } from '#functions/wording/clocks.ts';

const nothing = 'Nothing was sent.';
const operator = { next: 'The page of the panel shows how it stands.' };

const stateWords: Readonly<Record<QuestionState, string>> = {
  waiting: 'waits again',
  published: 'is published',
  answered: 'is marked as answered',
  hidden: 'is hidden',
  merged: 'is merged into another one',
};

/** Why a question, a vote or a token is not taken, and why a question is not moderated. */
export const questionTexts: RefusalTexts<QuestionRefusal> = {
  'no-panel': {
    status: 404,
    title: 'There is no panel here',
    detail: 'No panel takes questions on this day, or you are not booked on it.',
    next: `${nothing} Your personal page shows the days that you attend.`,
    operator,
  },
  'panel-over': {
    status: 409,
    title: 'The panel is over',
    detail: ({ endsAt }, { clocks }) => `It ended ${formatInstant(endsAt, clocks)}.`,
    next: `${nothing} You can still write to the program, by name.`,
    operator,
  },
  'token-foreign': {
    status: 403,
    title: 'This is not a token of this panel',
    detail: 'Every question needs a token that the key of this panel has signed.',
    next: `${nothing} Open your personal page in this browser, and come back.`,
    operator,
  },
  'token-spent': {
    status: 409,
    title: 'This token was used before',
    detail: 'A token is good for one question or one vote.',
    next: `${nothing} Please try again: your browser takes the next token.`,
    operator,
  },
  'tokens-taken': {
    status: 409,
    title: 'You have all your questions already',
    detail: 'Everybody gets the same number for a panel: yours are used, or in another browser.',
    next: `${nothing} If you opened your page in another browser before, ask there.`,
    operator,
  },
  'question-not-shown': {
    status: 404,
    title: 'This question is not here',
    detail: 'It is not published, not anymore, or was never asked.',
    next: 'Nothing has changed. The page shows the questions as they are now.',
    operator,
  },
  'question-changed': {
    status: 409,
    title: ({ isOwn }) =>
      isOwn
        ? 'This question has changed since you opened the page'
        : 'Somebody else decided about this question',
    detail: ({ state, who, isOwn }) =>
      isOwn
        ? `It ${stateWords[state]} by now. You decided that yourself, on another page.`
        : `Meanwhile it ${stateWords[state]}${who?.kind === 'program' ? `, by ${who.name}` : ''}.`,
    next: 'Nothing has changed. The page shows the question as it is now.',
    operator,
  },
};
