import type { Interview, MeetingOwed } from '#domain/interview-plan/interview-day.ts';
import { type PlanNeed, saidOnce } from '#domain/planned-days/plan-needs.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { type DayWords, kindWords } from './day-words.ts';
import type { LoadedDay } from './load-day.ts';

/** Who comes and who is there on the day whose plan has the faults. */
type DayAtAll = Pick<LoadedDay, 'day' | 'withoutAgenda'>;

/** What stands against a plan, a line each, and each thing once. */
export function faultLines(
  loaded: DayAtAll,
  words: DayWords,
  faults: readonly PlanNeed[],
): readonly string[] {
  return saidOnce(faults).map((fault) => faultLine(loaded, words, fault));
}

function faultLine(loaded: DayAtAll, words: DayWords, fault: PlanNeed): string {
  switch (fault.kind) {
    case 'not-owed': {
      const { guest, meeting, held } = fault;
      return `${words.person(guest)} is owed ${owed(meeting)}, and has ${held === 0 ? 'none' : held}`;
    }
    case 'no-such-interview':
      return `${interviewWords(words, fault.interview)}: ${whyNoSuch(loaded, words, fault.interview)}`;
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
    case 'met-before':
      return `${interviewWords(words, fault.interview)}: ${words.person(fault.interviewer)} meets the applicant on the other day`;
    case 'late':
      return `${interviewWords(words, fault.interview)}: the applicant is late, and not there then`;
    case 'not-told':
      return `${words.person(fault.guest)} has to be told again whom they meet: plan a repair, and publish it`;
    case 'told-otherwise':
      return `${words.person(fault.guest)} has to be told again what the day is like, because the agenda has changed: plan the day again, and publish it`;
    default:
      throw new Error(`no words for ${fault satisfies never}`);
  }
}

/** Who of an interview is gone; or else that the day has no place for it. */
function whyNoSuch(
  { day, withoutAgenda }: DayAtAll,
  words: DayWords,
  { guest, interviewers }: Interview,
): string {
  if (withoutAgenda.some(({ offer }) => offer === guest))
    return 'no agenda says what happens to the applicant';
  const coming = day.guests.find(({ id }) => id === guest);
  if (!coming) return 'the applicant does not come';
  const gone = interviewers.filter((each) => !day.interviewers.some(({ id }) => id === each));
  if (gone.length > 0)
    return `${listed(gone.map(words.person))} ${gone.length === 1 ? 'is' : 'are'} not there that day`;
  return coming.arranged
    ? 'something else is arranged for the applicant'
    : 'the agenda has no such interview at that time, or not with them';
}

/** `a team interview`, or `2 1:1 interviews` */
function owed({ kind, count }: MeetingOwed): string {
  return count === 1 ? `a ${kindWords[kind]}` : `${count} ${kindWords[kind]}s`;
}

/** `Sample Ann, 1:1 interview at 8:30 AM with Sample Dr. A` */
export function interviewWords(words: DayWords, { guest, kind, from, interviewers }: Interview): string {
  return `${words.person(guest)}, ${kindWords[kind]} at ${words.time(from)} with ${words.people(interviewers)}`;
}
