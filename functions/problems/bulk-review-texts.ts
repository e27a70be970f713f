import type { BulkReviewRefusal } from '#domain/bulk-reviews/bulk-review.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import type { RefusalTexts } from './problem-text.ts';

const nothing = 'Nothing has changed.';

/** Why something cannot be done for everybody on a list. Applicants never meet these. */
export const bulkReviewTexts: RefusalTexts<BulkReviewRefusal> = {
  'selection-changed': {
    status: 409,
    title: 'The list has changed since you looked',
    detail: ({ was, is }) =>
      was === is
        ? `The filters still match ${counted(is, 'application')}, but some of them have changed, or are others.`
        : `The filters matched ${houseNumber(was)} then, and match ${houseNumber(is)} now.`,
    next: `${nothing} Look at the list as it is now. What you entered is still in the form.`,
    operator: { next: `${nothing} Run the command again.` },
  },
  'selection-too-large': {
    status: 422,
    title: ({ most }) => `No more than ${houseNumber(most)} can be decided at once`,
    detail: 'The filters match more applications than one decision can be for.',
    next: `${nothing} Filter further.`,
    operator: { next: `${nothing} Filter further.` },
  },
  'bulk-changed': {
    status: 409,
    title: 'This is not possible anymore',
    detail: 'It has ended, has been undone, or was more than ten minutes ago.',
    next: `${nothing} Look at it as it is now.`,
    operator: { next: `${nothing} Look at the applications as they are now.` },
  },
};
