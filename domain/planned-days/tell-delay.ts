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
import { type Interview, roomOf } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, plusHours } from '#domain/values/time.ts';
import { raisePlanned, type SeenPlan, whyNotSo, whyNotYet } from './change-plan.ts';
import { expectedAhead } from './interviews-ahead.ts';
import type {
  ApplicantLate,
  DayAhead,
  DayDelayed,
  DayDelayNotice,
  InterviewDayRecord,
  OwnDelayNotice,
  PlanChanged,
  PlanMissing,
  PutPlannedDay,
  SaidMeanwhile,
} from './planned-day.ts';
import { REPEAT_HOURS, type SeenTold, type ToldDay, whySaid } from './tell-late.ts';

/** A room by its name, or the whole day if none is named, that is late by so many minutes; 0: that is on time again. */
export type Delay = SeenTold & { readonly room?: string | undefined; readonly minutes: number };

/** The day as it was told, and the offers of its guests as they are now. */
export type DelayedDay = ToldDay & { readonly document: Season; readonly offers: readonly Offer[] };

/**
 * Tells those who have an interview ahead in a room, or on the whole day, that it begins late. Of a room that is the applicants,
 * since its interviewers know; of the whole day it is everybody. Who canceled or was missed has none. The plan stays as it is. Refused
 * before the day (`day-ahead`), and where something else was said of the same after the form was opened (`said-meanwhile`).
 */
export function tellDelay(
  standing: DelayedDay,
  seen: SeenPlan,
  { room, minutes, told: seenTold }: Delay,
  context: DecisionContext,
):
  | Decision<DayDelayed, PutPlannedDay | AddRecord<DayDelayed>>
  | Refused<PlanMissing | PlanChanged | DayAhead | SaidMeanwhile>
  | Unchanged {
  const { season, document, on, planned, told, offers } = standing;
  const { now, recordId, who } = context;
  const last = told
    .filter((each) => each.event === 'day-delayed')
    .findLast((each) => nameOfRoom(each) === room);
  if (last?.minutes === minutes && now < plusHours(last.at, REPEAT_HOURS)) return unchanged;
  const why = whyNotYet(standing, now) ?? whyNotSo(standing, seen) ?? whySaid(last, seenTold);
  if (why) return why;
  const ahead = expectedAhead({ season: document, planned, offers }, now).filter(
    (each) => !room || roomOf(each) === room,
  );
  const [first] = ahead;
  if (!planned || !first) return refuse({ kind: 'plan-missing' });
  const holding = new Set(ahead.flatMap(({ interviewers }) => interviewers));
  const interviewers = room
    ? []
    : (planned.published?.interviewers ?? []).filter(({ id }) => holding.has(id));
  const record: DayDelayed = {
    ...{ id: `interviews_${on}_${recordId}`, season, at: now, who },
    event: 'day-delayed',
    ...{ on, minutes, ...(room ? { room: first.interviewers } : {}) },
    notices: [
      ...[...new Set(ahead.map(({ guest }) => guest))].map(
        (to): OwnDelayNotice => ({ kind: 'own-delay', to }),
      ),
      ...interviewers.map(
        ({ id, name, address: to }): DayDelayNotice => ({ kind: 'day-delay', to, interviewer: id, name }),
      ),
    ],
  };
  return decision(record, [raisePlanned(standing, planned), { kind: 'add-record', record }]);
}

/** The name of the room that is late; `undefined` if the whole day is. */
export function nameOfRoom({ room }: Pick<DayDelayed, 'room'>): string | undefined {
  return room && roomOf({ interviewers: room });
}

/** What was told last: of each applicant, by the offer; of each room, by its name; and of the whole day, as the room ``. */
export type LatestTold = {
  readonly late: ReadonlyMap<string, ApplicantLate>;
  readonly delays: ReadonlyMap<string, DayDelayed>;
};

/** The same of a day. */
export type ToldOn = LatestTold & { readonly on: CalendarDay };

/** `records`: those of one day, oldest first. */
export function latestTold(records: readonly InterviewDayRecord[]): LatestTold {
  const late = new Map<string, ApplicantLate>();
  const delays = new Map<string, DayDelayed>();
  for (const record of records) {
    if (record.event === 'applicant-late') late.set(record.guest, record);
    if (record.event === 'day-delayed') delays.set(nameOfRoom(record) ?? '', record);
  }
  return { late, delays };
}

/** An interview on the clock. */
type Timed = Pick<Interview, 'interviewers'> & { readonly to: Instant };

/**
 * Returns the delay with which an interview begins, as it was told last of its room or of the whole day. What was over when that was
 * told had none, and it ends with the interview that is so late.
 */
export function delayOf(
  { delays }: LatestTold,
  { interviewers, to }: Timed,
  now: Instant,
): DayDelayed | undefined {
  const last = ['', roomOf({ interviewers })]
    .flatMap((room) => delays.get(room) ?? [])
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .at(-1);
  return last && holds(last, to, now) ? last : undefined;
}

/** Returns how late an applicant is for an interview, as it was told last, under the same rule. */
export function latenessOf(
  { late }: LatestTold,
  { guest, to }: Pick<Interview, 'guest'> & Pick<Timed, 'to'>,
  now: Instant,
): ApplicantLate | undefined {
  const last = late.get(guest);
  return last && !last.isAbsent && holds(last, to, now) ? last : undefined;
}

function holds({ minutes, at }: Pick<DayDelayed, 'minutes' | 'at'>, to: Instant, now: Instant): boolean {
  return minutes > 0 && at < to && now < plusHours(to, minutes / 60);
}
