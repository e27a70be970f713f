import type { MatchListRefusal } from '#domain/match-lists/match-list.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDay } from '#functions/wording/days.ts';

const unchanged = 'Nothing has changed.';

/** The words of refusals about match lists. Applicants never meet them. */
export const matchListTexts: RefusalTexts<MatchListRefusal> = {
  'match-list-stale': {
    status: 409,
    title: 'The list has changed since you opened it',
    detail: ({ edits }) => `Done by others in the meantime: ${counted(edits.length, 'change')}.`,
    next: `${unchanged} Look at the list as it is now, and do it again if it still fits.`,
    operator: { next: `${unchanged} Look at the list: \`match-list CODE\`.` },
  },
  'match-list-locked': {
    status: 422,
    title: 'The list is locked',
    detail: ({ lockedOn }) => `From ${formatDay(lockedOn)} on it is changed only with a reason.`,
    next: `${unchanged} Give a reason, which stays on the record, and do it again.`,
    operator: { next: `${unchanged} Add --reason "...", which stays on the record.` },
  },
  'not-on-match-list': {
    status: 409,
    title: 'This person does not belong on the list',
    detail:
      'Only people who were interviewed for a track of this NRMP code, and have not withdrawn, are ranked.',
    next: `${unchanged} Look at the list as it is now.`,
    operator: { next: `${unchanged} Look at the list: \`match-list CODE\`.` },
  },
  'order-unfit': {
    status: 422,
    title: 'This order cannot be used',
    detail: ({ faults }) =>
      faults.length === 0 ? 'Nobody is named in it.' : `${counted(faults.length, 'line')} cannot be ranked.`,
    next: `${unchanged} Correct the lines that are named, and import the order again.`,
    operator: { next: `${unchanged} Correct the lines that are named, and import the file again.` },
  },
};
