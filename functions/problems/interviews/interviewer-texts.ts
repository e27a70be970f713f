import type { Who } from '#domain/decisions/change-record.ts';
import type { InterviewerRefusal } from '#domain/interviewers/refusal.ts';
import type { RefusalTexts } from '#functions/problems/problem-text.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { fieldList } from '#functions/wording/interviews/interviewer-words.ts';

const unchanged = 'Nothing has changed.';

/** Why something about an interviewer is not stored, in words for coordinators and for interviewers themselves. */
export const interviewerTexts: RefusalTexts<InterviewerRefusal> = {
  'interviewer-outdated': {
    status: 409,
    title: ({ name }) => `${name} was changed after the page was opened`,
    detail: ({ who, at, changedFields }, { clocks }) =>
      `${nameOfWho(who)} changed ${fieldList(changedFields) || 'something'} on ${formatInstant(at, clocks)}.`,
    next: `${unchanged} What was entered is still in the form: compare it with what is stored now, and send it again.`,
    operator: { next: `${unchanged} Look at the interviewer again, and repeat the change.` },
  },
  'interviewer-unknown': {
    status: 410,
    title: 'This interviewer is no longer on the list',
    detail: 'The interviewer was removed, or never was on the list of this season.',
    next: `${unchanged} If this is a mistake, the program’s coordinators can add the name again.`,
    operator: { next: `${unchanged} Add the interviewer again if that was a mistake.` },
  },
  'interviewer-address-taken': {
    status: 409,
    title: 'Another interviewer has this email address',
    detail: ({ name }) => `The address belongs to ${name}.`,
    next: `${unchanged} Change the one who is there already, or enter another address.`,
    operator: { next: `${unchanged} Give each interviewer an address of their own.` },
  },
  'interviewer-day-published': {
    status: 409,
    title: ({ name }) => `${name} has a published day ahead under the address so far`,
    detail: ({ on }) => `The plan of ${formatDayWithYear(on)} names its interviewers by their addresses.`,
    next: `${unchanged} Answer for them that they are not there that day, and plan and publish it; then change the address, answer for the day, and plan and publish it again.`,
    operator: { next: `${unchanged} Plan and publish the day without them first.` },
  },
  'interviewers-outdated': {
    status: 409,
    title: 'The list of interviewers changed after it was shown',
    detail: 'Somebody changed an interviewer, or an interviewer answered.',
    next: `${unchanged} Look at the comparison again: it shows how things are now.`,
    operator: { next: `${unchanged} Run the command again: it compares with how things are now.` },
  },
  'too-many-interviewers': {
    status: 422,
    title: ({ most }) => `A season has ${most} interviewers at most`,
    detail: 'With this list there would be more.',
    next: `${unchanged} Remove interviewers who do not interview this season.`,
    operator: { next: `${unchanged} Remove interviewers who do not interview this season.` },
  },
  'interviewers-too-large': {
    status: 422,
    title: 'More than can be stored of interviewers',
    detail: 'With this, what is stored of all interviewers of the season together would be too large.',
    next: `${unchanged} Remove interviewers who do not interview this season, or shorten what is entered.`,
    operator: {
      next: `${unchanged} Remove interviewers who do not interview this season, or shorten the list.`,
    },
  },
  'interviewer-reason-missing': {
    status: 422,
    title: 'Please give a reason',
    detail: 'Removing an interviewer stays on the record with its reason.',
    next: `${unchanged} Say in a few words why, and send it again.`,
    operator: { next: `${unchanged} Add a reason.` },
  },
};

function nameOfWho(who: Who): string {
  return who.kind === 'program' || who.kind === 'interviewer' ? who.name : 'Somebody';
}
