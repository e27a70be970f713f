import { minutesOf } from '#domain/agenda/slots.ts';
import type { Season } from '#domain/season/season.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { choicesOf, type InterviewChoice } from './choices.ts';
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
  const face = clockFace(now, document.program.zone);
  if (face.on < on) return standing;
  const midnights = (Date.parse(face.on) - Date.parse(on)) / MINUTE_MS;
  return { ...standing, day: { ...day, now: midnights + minutesOf(face.time) } };
}

/** Whether something that begins then has begun. */
export function beginsByNow({ now }: Pick<InterviewDay, 'now'>, { from }: Pick<Span, 'from'>): boolean {
  return now !== undefined && from <= now;
}

/** The published interviews that have begun: no plan changes them anymore. */
export function begunOf(day: InterviewDay): readonly Interview[] {
  return day.published.filter((each) => beginsByNow(day, each));
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
      !beginsByNow(rest, interview) &&
      !begun.some((each) => standsAgainst(each, interview)),
  );
}
