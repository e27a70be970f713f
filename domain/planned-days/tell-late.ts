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
import { plusHours } from '#domain/values/time.ts';
import type { PlanStanding } from './change-plan.ts';
import { minuteOfDay } from './parts-of-day.ts';
import type { ApplicantLate, InterviewDayRecord, PlanMissing } from './planned-day.ts';

/** The same said again within so many hours is a form that was sent twice. */
const REPEAT_HOURS = 0.05;

/** An applicant who is late by so many minutes; 0: who is there now. */
export type Lateness = { readonly guest: string; readonly minutes: number };

/**
 * Tells those who have yet to meet an applicant today that the applicant is late, or is there now. The plan stays as it is:
 * people wait, or a coordinator changes it.
 */
export function tellLate(
  { season, on, planned, told }: PlanStanding & { readonly told: readonly InterviewDayRecord[] },
  zone: string,
  { guest, minutes }: Lateness,
  { now, recordId, who }: DecisionContext,
): Decision<ApplicantLate, AddRecord<ApplicantLate>> | Refused<PlanMissing> | Unchanged {
  const last = told.findLast((each) => each.event === 'applicant-late' && each.guest === guest);
  const isSame = last?.event === 'applicant-late' && last.minutes === minutes;
  if (isSame && now < plusHours(last.at, REPEAT_HOURS)) return unchanged;
  const { interviews = [], interviewers = [] } = planned?.published ?? {};
  const own = interviews.filter((each) => each.guest === guest);
  if (own.length === 0) return refuse({ kind: 'plan-missing' });
  const ahead = own.filter(({ to }) => minuteOfDay(on, to, zone) > now);
  const people = new Set(ahead.flatMap((each) => each.interviewers));
  const record: ApplicantLate = {
    ...{ id: `interviews_${on}_${recordId}`, season, at: now, who },
    event: 'applicant-late',
    ...{ on, guest, minutes },
    notices: interviewers
      .filter(({ id }) => people.has(id))
      .map(({ id, name, address: to }) => ({ kind: 'late-arrival', to, interviewer: id, name })),
  };
  return decision(record, [{ kind: 'add-record', record }]);
}
