import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { putPlanned } from './change-plan.ts';
import { type InterviewerReminder, interviewerReminders, nextReminder } from './interviewer-reminders.ts';
import type {
  InterviewDayRecord,
  InterviewersReminded,
  PlannedDay,
  PublishedPlan,
  PutPlannedDay,
} from './planned-day.ts';
import { type PublishChange, putEdition } from './publish-plan.ts';

/** An interviewer who was told of the day within so many hours is not reminded of it, but for the last hours. */
const TOLD_HOURS = 12;

/** A planned day with what was told of it before. */
export type ReminderStanding = {
  readonly season: Season;
  readonly planned: PlannedDay | undefined;
  readonly told: readonly InterviewDayRecord[];
};

type ReminderDecision = Decision<PlannedDay, PutPlannedDay | AddRecord<InterviewersReminded> | PublishChange>;

/**
 * Reminds those who interview on a published day if that is due, and says when the next reminder is. Of several that are due to
 * one of them, after an outage, only the last is sent; none is sent of what has begun. Each is sent at most once, because
 * `remindAt` rises past it. Of a day that the season does not have anymore they are told that they have no interviews instead.
 */
export function remindInterviewers(
  { season, planned, told }: ReminderStanding,
  context: DecisionContext,
): ReminderDecision | Unchanged {
  const { now } = context;
  if (!planned?.published || planned.remindAt === undefined || now < planned.remindAt) return unchanged;
  const { remindAt: from, ...rest } = planned;
  const { published, on } = planned;
  if (!season.days.some((day) => day.on === on)) return putOff(season, { ...planned, published }, context);
  const day = { season, on, published };
  const after: PlannedDay = { ...rest, version: planned.version + 1, ...nextReminder(day, now) };
  const known = toldSince(told, plusHours(now, -TOLD_HOURS));
  const due = interviewerReminders(day).filter(({ at, until }) => at >= from && at <= now && now < until);
  const last = new Map(due.map((each) => [each.interviewer.id, each]));
  const people = [...last.values()].filter(({ isSoon, interviewer }) => isSoon || !known.has(interviewer.id));
  const put = putPlanned({ season: season.id, on, planned }, after);
  if (people.length === 0) return decision(after, [put]);
  const record = recordOf({ season: season.id, on, edition: published.edition }, people, context);
  return decision(after, [put, { kind: 'add-record', record }]);
}

/** Publishes that nobody interviews on a day, which tells those who were to. */
function putOff(
  document: Season,
  planned: PlannedDay & { readonly published: PublishedPlan },
  context: DecisionContext,
): ReminderDecision {
  const { season, on, published } = planned;
  const day = { guests: [], interviewers: [], published: published.interviews };
  const standing = { season, on, document, planned, day, offers: [], interviewers: [] };
  return putEdition(standing, [], 'published', context);
}

/** When a publication or a reminder last told an interviewer of the day, before the reminder of `record`. */
export function lastToldBefore(
  told: readonly InterviewDayRecord[],
  record: Pick<InterviewersReminded, 'id' | 'at'>,
  interviewer: string,
): Instant | undefined {
  return told
    .filter(({ event, id, at }) => isOfOwnDay(event) && id !== record.id && at <= record.at)
    .findLast(({ notices }) =>
      notices.some((each) => 'interviewer' in each && each.interviewer === interviewer),
    )?.at;
}

function isOfOwnDay(event: InterviewDayRecord['event']): boolean {
  return event === 'interviews-published' || event === 'interviewers-reminded';
}

/** Those whom a publication has told of the day since `from`. */
function toldSince(told: readonly InterviewDayRecord[], from: Instant): ReadonlySet<string> {
  return new Set(
    told.flatMap((record) =>
      record.event === 'interviews-published' && record.at >= from
        ? record.notices.map(({ interviewer }) => interviewer)
        : [],
    ),
  );
}

function recordOf(
  day: Pick<InterviewersReminded, 'season' | 'on' | 'edition'>,
  people: readonly InterviewerReminder[],
  { recordId, now, who }: DecisionContext,
): InterviewersReminded {
  return {
    ...{ id: `interviews_${day.on}_${recordId}`, at: now, who },
    event: 'interviewers-reminded',
    ...day,
    notices: people.map(({ interviewer: { id, name, address: to } }) => ({
      ...{ kind: 'interviewer-reminder', to, interviewer: id, name },
    })),
  };
}
