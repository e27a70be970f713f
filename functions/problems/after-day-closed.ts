import type { Told } from './problem-text.ts';

/** What a reader can do for whom it is too late to change a day, by what can still be done with the offer. */
export const afterDayClosed: Readonly<Record<NonNullable<Told['canStill']>, string>> = {
  choose: 'Please choose one of the times that are still open.',
  cancel: 'If you can’t come on that day, please cancel: you can until your interview begins.',
  write: 'If you have questions, please email the program as soon as you can.',
};
