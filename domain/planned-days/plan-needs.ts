import { type PlanFault, planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import type { Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { isToldOtherwise } from '#domain/itineraries/parts-of-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { isWithin, UNPLANNED_DAYS_AHEAD } from '#domain/season/attention-days.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { PlannedDay } from './planned-day.ts';

/** A day whose published plan no longer fits, with how many things stand against it. */
export type OutdatedPlan = { readonly on: CalendarDay; readonly count: number };

/** A day that is close, on which so many people are owed interviews, and of which no plan is published; and what there is of one. */
export type UnplannedDay = {
  readonly on: CalendarDay;
  readonly people: number;
  readonly has: 'nothing' | 'draft' | 'setback';
};

/**
 * What a coordinator has to mend of a published plan. `not-told`: the guest does not know, or no longer, whom they meet.
 * `told-otherwise`: the season file has another agenda than the guest was told.
 */
export type PlanNeed = PlanFault | { readonly kind: 'not-told' | 'told-otherwise'; readonly guest: string };

/** A published plan, and what it depends on. `offers`: of those who come. */
type Depending = {
  readonly planned?: PlannedDay | undefined;
  readonly document: Season;
  readonly day: InterviewDay;
  readonly offers: readonly Offer[];
};

/**
 * Returns what stands, each thing once, against the published plan of a day as people are booked and interviewers can come now: somebody who
 * canceled, moved, came in, or is not there, or an applicant who has to be told again. Empty while the plan holds, or while none is
 * published.
 */
export function planNeeds({ planned, document, day, offers }: Depending): readonly PlanNeed[] {
  if (!planned?.published) return [];
  const { on, untold } = planned;
  const otherwise = offers
    .filter((offer) => !untold.includes(offer.id) && isToldOtherwise(document, offer, on))
    .map(({ id }) => ({ kind: 'told-otherwise', guest: id }) as const);
  return [...saidOnce(planFaultsOf(day, day.published)), ...notTold(planned, day, offers), ...otherwise];
}

/** Leaves out that somebody has fewer interviews than they are owed where those that cannot be held say so already. */
export function saidOnce<F extends PlanNeed>(faults: readonly F[]): readonly F[] {
  const lost = faults.flatMap((fault) => (fault.kind === 'no-such-interview' ? [fault.interview] : []));
  const isSaid = (fault: PlanNeed) =>
    fault.kind === 'not-owed' &&
    fault.meeting.count - fault.held === lost.filter((each) => isOfMeeting(each, fault)).length;
  return faults.filter((fault) => !isSaid(fault));
}

function isOfMeeting(
  { guest, kind, track }: Interview,
  fault: Pick<PlanFault & { readonly kind: 'not-owed' }, 'guest' | 'meeting'>,
): boolean {
  return guest === fault.guest && kind === fault.meeting.kind && track === fault.meeting.track;
}

/** Whether the day is so close that its plan has to be published. */
export function isPlanDue(season: Pick<Season, 'program'>, on: CalendarDay, now: Instant): boolean {
  return isWithin(season, on, UNPLANNED_DAYS_AHEAD, now);
}

/** Returns a day of which no plan is published, if anybody is owed an interview on it. */
export function unplannedDay(
  on: CalendarDay,
  planned: PlannedDay | undefined,
  { guests }: Pick<InterviewDay, 'guests'>,
): UnplannedDay | undefined {
  const people = guests.filter(({ meetings }) => meetings.some(({ count }) => count > 0)).length;
  if (planned?.published || people === 0) return undefined;
  const has = planned?.draft ? 'draft' : planned?.setback ? 'setback' : 'nothing';
  return { on, people, has };
}

function notTold({ on, untold }: PlannedDay, { published }: InterviewDay, coming: readonly Offer[]) {
  const guests = new Set(published.map(({ guest }) => guest));
  return coming
    .filter(({ id, itineraries }) => guests.has(id) && !itineraries?.some((each) => each.on === on))
    .filter(({ id }) => !untold.includes(id))
    .map(({ id }) => ({ kind: 'not-told', guest: id }) as const);
}
