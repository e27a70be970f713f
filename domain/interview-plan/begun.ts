import { minutesOf } from '#domain/agenda/slots.ts';
import type { Season } from '#domain/season/season.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { absencesAt, choicesOf, type InterviewChoice, isMissed, isPublishedThen } from './choices.ts';
import { type Interview, type InterviewDay, inBoth, type MeetingOwed, type Span } from './interview-day.ts';
import { areTooClose, arrangedIn, minutesBetweenInterviews } from './spacing.ts';

const MINUTE_MS = 60_000;

/** An interview day of a season, and whatever else is known of it. */
type OnDay = {
  readonly day: InterviewDay;
  readonly on: CalendarDay;
  readonly document: Pick<Season, 'program'>;
};

/** Returns the same with the interview day as it is at `now`: from its midnight on, what is published and has begun stays. */
export function standingAt<T extends OnDay>(standing: T, now: Instant): T {
  const { day, on, document } = standing;
  const minute = minuteAt(on, document.program.zone, now);
  return minute < 0 ? standing : { ...standing, day: { ...day, now: minute } };
}

/** How many minutes after the midnight of a day it is at `now`; fewer than none before the day. */
export function minuteAt(on: CalendarDay, zone: string, now: Instant): number {
  const face = clockFace(now, zone);
  return (Date.parse(face.on) - Date.parse(on)) / MINUTE_MS + minutesOf(face.time);
}

/** Whether something that begins then has begun. */
export function beginsByNow({ now }: Pick<InterviewDay, 'now'>, { from }: Pick<Span, 'from'>): boolean {
  return now !== undefined && from <= now;
}

/** The published interviews that have begun: no plan changes them anymore. One whose guest is not there has not. */
export function begunOf(day: InterviewDay): readonly Interview[] {
  return day.published.filter((each) => interviewBegan(day, each));
}

/** Whether an interview has begun. One that the guest has missed never does, and one for which the guest is late may still be moved. */
export function interviewBegan(day: InterviewDay, interview: Interview): boolean {
  return beginsByNow(day, interview) && !isMissed(day, interview) && !isDelayed(day, interview);
}

/** Whether the time of an interview can be chosen now: it has yet to come, or what is published then waits for the guest. */
export function canStillBegin(day: InterviewDay, interview: Interview): boolean {
  return !beginsByNow(day, interview) || isDelayed(day, interview);
}

/** Whether it is published that the guest has such an interview then, begins it late, and it is not over. */
function isDelayed(day: InterviewDay, interview: Interview): boolean {
  const { now = Number.NEGATIVE_INFINITY } = day;
  const isLate = absencesAt(day, interview).some(({ to }) => to < interview.to);
  return isPublishedThen(day, interview) && isLate && now < interview.to;
}

/** What is left to be planned of the day: what has begun is owed no more, and counts for those who hold it. */
export function restOf(day: InterviewDay): InterviewDay {
  const begun = begunOf(day);
  if (begun.length === 0) return day;
  return {
    ...day,
    guests: day.guests.map(({ meetings, arranged, ...guest }) => {
      const own = begun.filter((each) => each.guest === guest.id);
      const left = { ...guest, meetings: owedBeside(meetings, own) };
      return arranged ? { ...left, arranged: { ...arranged, usual: owedBeside(arranged.usual, own) } } : left;
    }),
    interviewers: day.interviewers.map((each) => ({
      ...each,
      most: Math.max(0, each.most - heldBy(begun, each.id)),
    })),
  };
}

/** How many of the interviews somebody holds. */
export function heldBy(interviews: readonly Interview[], interviewer: string): number {
  return interviews.filter(({ interviewers }) => interviewers.includes(interviewer)).length;
}

/** What is owed beside the interviews that were held: one at a time of the agenda counts for what is owed then. */
function owedBeside(meetings: readonly MeetingOwed[], held: readonly Interview[]): readonly MeetingOwed[] {
  return held.reduce((owed, { kind, track, from }) => {
    const alike = owed.filter((each) => each.count > 0 && each.kind === kind && each.track === track);
    const met = alike.find(({ times }) => times.some((time) => time.from === from)) ?? alike[0];
    return owed.map((each) => (each === met ? { ...each, count: each.count - 1 } : each));
  }, meetings);
}

/** Returns every way to hold what is left to be planned that goes together with what has begun, with those that are barred. */
export function choicesLeft(rest: InterviewDay): readonly InterviewChoice[] {
  const choices = choicesOf(rest);
  if (rest.now === undefined) return choices;
  const begun = begunOf(rest);
  const arranged = arrangedIn(rest.guests);
  const standsAgainst = (one: Interview, other: Interview) => {
    const both = inBoth(one, other);
    const isMetAgain = one.guest === other.guest && both.length > 1;
    const isTooClose = (person: string) =>
      areTooClose(one, other, minutesBetweenInterviews(arranged, person, one, other));
    return isMetAgain || both.some(isTooClose);
  };
  return choices.filter(
    ({ meeting, interview }) =>
      meeting.count > 0 &&
      canStillBegin(rest, interview) &&
      !begun.some((each) => standsAgainst(each, interview)),
  );
}
