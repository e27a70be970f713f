import type { AddRecord } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { enterNoShow, type Missed, takeNoShowBack } from '#domain/interviewed/no-show.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';
import { raisePlanned, whyNotYet } from './change-plan.ts';
import { interviewsAhead } from './interviews-ahead.ts';
import type { ApplicantLate, PlannedDay, PutPlannedDay } from './planned-day.ts';
import { lateArrivalsAfter, lateRecord, type ToldDay } from './tell-late.ts';

/** The applicant's offer, its season, and the plan of the day on which the applicant is missed. */
export type AbsenceStanding = {
  readonly season: Season;
  readonly offer: Offer;
  readonly day: Omit<ToldDay, 'told'>;
};

/**
 * Enters that an applicant has not come, with a reason, and tells those who were to meet them: their time is free. From then on
 * a plan of the day does without the applicant; who comes after all is owed again what they missed. Refused as `enterNoShow` is, and
 * before the day, which can be the second of a pair (`day-ahead`).
 */
export function tellAbsent(standing: AbsenceStanding, missed: Missed, context: DecisionContext) {
  const early = whyNotYet(standing.day, context.now);
  if (early) return early;
  const verdict = enterNoShow(standing, missed, context);
  if (verdict.kind !== 'decision') return verdict;
  return {
    ...verdict,
    changes: [...verdict.changes, ...telling(standing, { minutes: 0, isAbsent: true }, context)],
  };
}

/** Takes that back, as `takeNoShowBack` does, and tells the same people that the applicant is there. Refused before the day. */
export function tellPresent(standing: AbsenceStanding, reason: string, context: DecisionContext) {
  const early = whyNotYet(standing.day, context.now);
  if (early) return early;
  const verdict = takeNoShowBack(standing, reason, context);
  if (verdict.kind !== 'decision') return verdict;
  return { ...verdict, changes: [...verdict.changes, ...telling(standing, { minutes: 0 }, context)] };
}

/** The last day of the booking that has begun: that on which the applicant is missed now. `undefined` before the first. */
export function missedOn(season: Season, { booking }: Offer, now: Instant): CalendarDay | undefined {
  const today = dayIn(season.program.zone, now);
  return booking?.seats.findLast(({ on }) => on <= today)?.on;
}

/** The offer, and what is planned of the day on which the applicant is missed, if anything. */
export type MissedStanding = {
  readonly season: Season;
  readonly offer: Offer;
  readonly planned?: PlannedDay | undefined;
};

/** Enters a no-show, away from the board of the day: those who have yet to meet the applicant on it are told. After the day nobody is. */
export function enterMissed(standing: MissedStanding, missed: Missed, context: DecisionContext) {
  const day = dayToTell(standing, context.now);
  return day ? tellAbsent({ ...standing, day }, missed, context) : enterNoShow(standing, missed, context);
}

/** Takes that back, and tells the same people. */
export function takeMissedBack(standing: MissedStanding, reason: string, context: DecisionContext) {
  const day = dayToTell(standing, context.now);
  return day ? tellPresent({ ...standing, day }, reason, context) : takeNoShowBack(standing, reason, context);
}

/** The day, if it has yet an interview with the applicant, or goes on without one who was missed there. */
function dayToTell({ season, offer, planned }: MissedStanding, now: Instant) {
  const { zone } = season.program;
  const isAhead = interviewsAhead(planned, zone, now).some(({ guest }) => guest === offer.id);
  const isMissed = planned?.late?.some(({ guest, isThere }) => guest === offer.id && !isThere);
  return planned && (isAhead || isMissed)
    ? { season: planned.season, on: planned.on, planned, zone }
    : undefined;
}

/** A day of which nothing is published has nobody to tell. */
function telling(
  { offer, day }: AbsenceStanding,
  late: Pick<ApplicantLate, 'minutes' | 'isAbsent'>,
  context: DecisionContext,
): readonly (AddRecord<ApplicantLate> | PutPlannedDay)[] {
  const { planned, zone } = day;
  if (!planned?.published) return [];
  const said = { guest: offer.id, ...late };
  return [
    { kind: 'add-record', record: lateRecord(day, said, context) },
    raisePlanned(day, planned, lateArrivalsAfter(planned, zone, said, context.now)),
  ];
}
