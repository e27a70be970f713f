import type { PlannedDayRefusal, SaidMeanwhile } from '#domain/planned-days/planned-day.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

const unchanged = 'Nothing has changed.';
const look = 'To see how the day stands: `plan-day DAY`.';

/** What was said of an applicant, a room or a day, in a few words. */
export function saidWords({ minutes, isAbsent }: SaidMeanwhile['said']): string {
  if (isAbsent) return 'has not come';
  return minutes > 0 ? `${counted(minutes, 'minute')} late` : 'there now, or on time again';
}

/** What the refusals of a planned interview day say. Applicants never meet them. */
export const plannedDayTexts: RefusalTexts<PlannedDayRefusal> = {
  'plan-changed': {
    status: 409,
    title: 'The plan of this day has changed since you opened this page',
    detail: ({ edits }) => `Done by others in the meantime: ${counted(edits.length, 'change')}.`,
    next: `${unchanged} Look at the plan as it is now, then do it again if it still fits.`,
    operator: { next: `${unchanged} ${look}` },
  },
  'plan-under-way': {
    status: 409,
    title: 'The day is being worked on',
    detail: 'It is being planned, or people are being told of its plan.',
    next: `${unchanged} Wait until that is done, which takes a minute at most.`,
    operator: { next: `${unchanged} Wait a minute, then do it again.` },
  },
  'plan-missing': {
    status: 409,
    title: 'There is no such plan',
    detail: 'The day has no plan that could be changed or published, or not that interview.',
    next: `${unchanged} Plan the day first.`,
    operator: { next: `${unchanged} Plan the day first: \`plan-day DAY\`.` },
  },
  'plan-breaks-rules': {
    status: 409,
    title: 'The plan would break a rule',
    detail: ({ faults }) =>
      `It would break ${counted(faults.length, 'rule')} that every plan keeps, as nobody is in two places.`,
    next: `${unchanged} Change something else first, or plan the day again.`,
    operator: { next: `${unchanged} Plan the day again: \`plan-day DAY\`.` },
  },
  'said-meanwhile': {
    status: 409,
    title: 'Something was said about this after you opened it',
    detail: ({ said }) => `What was said last: ${saidWords(said)}.`,
    next: 'Nobody was told what you entered. If it still holds, say it again.',
    operator: { next: 'Nobody was told. If it still holds, say it again.' },
  },
  'day-ahead': {
    status: 409,
    title: 'That day has not begun',
    detail: ({ on }) => `This is the board of ${formatDayWithYear(on)}.`,
    next: 'Nobody was told. Say on the day itself who is late, and who has not come.',
    operator: { next: `${unchanged} Do it on the day itself.` },
  },
};
