import type { Interview, MeetingOwed } from '#domain/interview-plan/interview-day.ts';
import type { PlanNeed } from '#domain/planned-days/plan-needs.ts';
import { counted } from '#functions/wording/counted.ts';
import { type DayWords, kindWords } from './day-words.ts';

/** What stands against a plan, a line each. */
export function faultLine(words: DayWords, fault: PlanNeed): string {
  switch (fault.kind) {
    case 'not-owed': {
      const { guest, meeting, held } = fault;
      return `${words.person(guest)} is owed ${owed(meeting)}, and has ${held === 0 ? 'none' : held}`;
    }
    case 'no-such-interview':
      return `${interviewWords(words, fault.interview)}: somebody in it is not there then, or does not hold such interviews`;
    case 'past':
      return `${interviewWords(words, fault.interview)}: that time is past, and what has begun stays as it was published`;
    case 'two-places':
      return `${words.person(fault.person)} would be in two places at ${words.time(fault.interviews[1].from)}`;
    case 'too-close':
      return `${words.person(fault.person)} would have less than ${counted(fault.minutes, 'minute')} before the next interview at ${words.time(Math.max(...fault.interviews.map(({ from }) => from)))}, and so many are arranged`;
    case 'met-twice':
      return `${words.person(fault.guest)} would meet ${words.person(fault.interviewer)} twice`;
    case 'over-most':
      return `${words.person(fault.interviewer)} would hold ${fault.held} interviews, and holds ${fault.most} at most`;
    case 'away':
      return `${interviewWords(words, fault.interview)}: ${words.person(fault.interviewer)} is not there at that time`;
    case 'recused':
      return `${interviewWords(words, fault.interview)}: ${words.person(fault.interviewer)} does not meet the applicant`;
    case 'not-told':
      return `${words.person(fault.guest)} has to be told again whom they meet: plan a repair, and publish it`;
    default:
      throw new Error(`no words for ${fault satisfies never}`);
  }
}

/** `a team interview`, or `2 1:1 interviews` */
function owed({ kind, count }: MeetingOwed): string {
  return count === 1 ? `a ${kindWords[kind]}` : `${count} ${kindWords[kind]}s`;
}

/** `Sample Ann, 1:1 interview at 8:30 AM with Sample Dr. A` */
export function interviewWords(words: DayWords, { guest, kind, from, interviewers }: Interview): string {
  return `${words.person(guest)}, ${kindWords[kind]} at ${words.time(from)} with ${words.people(interviewers)}`;
}
