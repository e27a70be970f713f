import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { minuteAt } from '#domain/interview-plan/begun.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { type PlanStanding, raisePlanned, type SeenPlan, whyNotSo, whyNotYet } from './change-plan.ts';
import { interviewsAhead } from './interviews-ahead.ts';
import type {
  ApplicantLate,
  DayAhead,
  DayDelayed,
  InterviewDayRecord,
  LateArrival,
  LateArrivalNotice,
  PlanChanged,
  PlanMissing,
  PlannedDay,
  PutPlannedDay,
  SaidMeanwhile,
} from './planned-day.ts';

/** The same said again within so many hours is a form that was sent twice. */
export const REPEAT_HOURS = 0.05;

/** The id of what was said last of the same when the form was opened, `` if nothing was. Without it nobody asks. */
export type SeenTold = { readonly told?: string };

/** An applicant who is late by so many minutes; 0: who is there now. */
export type Lateness = SeenTold & { readonly guest: string; readonly minutes: number };

/**
 * The plan of a day on the program's clock, and what was told of the day before, oldest first. What was told must be read after the
 * plan: each message raises its version.
 */
export type ToldDay = PlanStanding & {
  readonly zone: string;
  readonly told: readonly InterviewDayRecord[];
};

/**
 * Tells those who have yet to meet an applicant today that the applicant is late, or is there now. The plan stays as it is:
 * people wait, or a coordinator changes it, and may move what the applicant misses. Refused before the day (`day-ahead`), and where
 * something else was said of the applicant after the form was opened (`said-meanwhile`).
 */
export function tellLate(
  standing: ToldDay,
  seen: SeenPlan,
  { guest, minutes, told: seenTold }: Lateness,
  context: DecisionContext,
):
  | Decision<ApplicantLate, PutPlannedDay | AddRecord<ApplicantLate>>
  | Refused<PlanMissing | PlanChanged | DayAhead | SaidMeanwhile>
  | Unchanged {
  const { planned, told } = standing;
  const last = told
    .filter((each) => each.event === 'applicant-late')
    .findLast((each) => each.guest === guest);
  const isSame = last?.minutes === minutes && !last.isAbsent;
  if (isSame && context.now < plusHours(last.at, REPEAT_HOURS)) return unchanged;
  const why = whyNotYet(standing, context.now) ?? whyNotSo(standing, seen) ?? whySaid(last, seenTold);
  if (why) return why;
  if (!planned?.published?.interviews.some((each) => each.guest === guest))
    return refuse({ kind: 'plan-missing' });
  const record = lateRecord(standing, { guest, minutes }, context);
  const late = lateArrivalsAfter(planned, standing.zone, { guest, minutes }, context.now);
  return decision(record, [raisePlanned(standing, planned, late), { kind: 'add-record', record }]);
}

/** Why something is not said on a form that did not show what was said last of the same. */
export function whySaid(
  last: ApplicantLate | DayDelayed | undefined,
  seen: SeenTold['told'],
): Refused<SaidMeanwhile> | undefined {
  if (seen === undefined || seen === (last?.id ?? '') || !last) return undefined;
  const { at, who, minutes } = last;
  const isAbsent = last.event === 'applicant-late' && last.isAbsent;
  return refuse({ kind: 'said-meanwhile', said: { at, who, minutes, ...(isAbsent ? { isAbsent } : {}) } });
}

/** The record of a lateness, with a mail to each interviewer who has yet to meet the applicant. */
export function lateRecord(
  standing: Omit<ToldDay, 'told'>,
  late: Pick<ApplicantLate, 'guest' | 'minutes' | 'isAbsent'>,
  { now, recordId, who }: DecisionContext,
): ApplicantLate {
  const { season, on, planned, zone } = standing;
  const ahead = interviewsAhead(planned, zone, now).filter(({ guest }) => guest === late.guest);
  const people = new Set(ahead.flatMap((each) => each.interviewers));
  return {
    ...{ id: `interviews_${on}_${recordId}`, season, at: now, who },
    event: 'applicant-late',
    ...{ on, ...late },
    notices: (planned?.published?.interviewers ?? [])
      .filter(({ id }) => people.has(id))
      .map(
        ({ id, name, address: to }): LateArrivalNotice => ({
          kind: 'late-arrival',
          to,
          interviewer: id,
          name,
        }),
      ),
  };
}

/** Somebody who has not come is not expected for the rest of the day, and of the night after it. */
const REST_OF_DAY = 2 * 24 * 60;

/**
 * Returns when applicants of a published day were, and are, not there, once one more was said at `now`. Who is late by so many minutes
 * is not there from now, or from an interview that goes on, until so many minutes after the next interview was to begin. 0 minutes:
 * the applicant is there.
 */
export function lateArrivalsAfter(
  planned: PlannedDay,
  zone: string,
  { guest, minutes, isAbsent }: Pick<ApplicantLate, 'guest' | 'minutes' | 'isAbsent'>,
  now: Instant,
): readonly LateArrival[] {
  const known = planned.late ?? [];
  const minute = Math.max(0, minuteAt(planned.on, zone, now));
  const open = known.find((each) => each.guest === guest && !each.isThere);
  const others = known.filter((each) => each !== open);
  if (minutes === 0 && !isAbsent) return open ? [...others, { ...open, to: minute, isThere: true }] : known;
  const begins = (planned.published?.interviews ?? [])
    .filter((each) => each.guest === guest && (each.to > minute || (open && each.from >= open.from)))
    .map(({ from }) => from);
  if (begins.length === 0) return known;
  const next = Math.min(...begins);
  const from = open?.from ?? Math.min(minute, next);
  const to = isAbsent ? REST_OF_DAY : Math.max(minute, next + minutes);
  return [...others, { guest, from, to, isThere: false }];
}
