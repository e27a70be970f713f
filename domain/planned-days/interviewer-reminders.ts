import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, plusDays, plusHours } from '#domain/values/time.ts';
import { interviewerDay } from './interviewer-day.ts';
import type { PlanInterviewer, PublishedPlan } from './planned-day.ts';

/** A reminder of an interviewer: when it is due, and the first interview that it is for, at which it is moot. */
export type InterviewerReminder = {
  readonly interviewer: PlanInterviewer;
  readonly at: Instant;
  readonly until: Instant;
  /** One of the last hours, which another message does not replace. */
  readonly isSoon: boolean;
};

/** What the reminders of a day follow from. */
export type RemindedDay = {
  readonly season: Pick<Season, 'reminders' | 'program'>;
  readonly on: CalendarDay;
  readonly published: Pick<PublishedPlan, 'interviews' | 'interviewers'>;
};

/**
 * Returns all reminders of the interviewers of a published day, in the order of time: the season's days and hours before the first interview of
 * each. A day before is the same time of day on the day before; an interview after
 * midnight of its day's evening is on the next day.
 */
export function interviewerReminders({ season, on, published }: RemindedDay): readonly InterviewerReminder[] {
  const { zone } = season.program;
  const { beforeInterviewDays = [], beforeInterviewHours = [] } = season.reminders ?? {};
  const found = published.interviewers.flatMap((interviewer) => {
    const [first] = interviewerDay(published, interviewer.id);
    if (!first) return [];
    const until = minuteOfDay(on, first.from, zone);
    const before = (at: Instant, isSoon: boolean) => ({ interviewer, at, until, isSoon });
    return [
      ...beforeInterviewDays.map((days) => before(minuteOfDay(plusDays(on, -days), first.from, zone), false)),
      ...beforeInterviewHours.map((hours) => before(plusHours(until, -hours), true)),
    ];
  });
  return found.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The time of the first reminder after `now`, for the field `remindAt` of a planned day. */
export function nextReminder(day: RemindedDay, now: Instant): { readonly remindAt?: Instant } {
  const next = interviewerReminders(day).find(({ at }) => at > now);
  return next ? { remindAt: next.at } : {};
}
