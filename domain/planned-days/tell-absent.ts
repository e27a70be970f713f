import type { AddRecord } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { enterNoShow, takeNoShowBack } from '#domain/interviewed/no-show.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { raisePlanned, whyNotYet } from './change-plan.ts';
import type { ApplicantLate, PutPlannedDay } from './planned-day.ts';
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
export function tellAbsent(standing: AbsenceStanding, reason: string, context: DecisionContext) {
  const early = whyNotYet(standing.day, context.now);
  if (early) return early;
  const verdict = enterNoShow(standing, reason, context);
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
