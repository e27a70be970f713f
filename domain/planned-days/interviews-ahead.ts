import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { isAwayOn } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { endsAt, type Season, startOf, startsAt } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { PlannedDay } from './planned-day.ts';

/** What is planned of a day, and the offers of its guests as they are now. */
export type ExpectedDay = {
  readonly season: Season;
  readonly planned: Pick<PlannedDay, 'on' | 'published'> | undefined;
  readonly offers: readonly Offer[];
};

/** Returns the published interviews of a day that are not over. `zone` is the program's. */
export function interviewsAhead(
  planned: Pick<PlannedDay, 'on' | 'published'> | undefined,
  zone: string,
  now: Instant,
): readonly Interview[] {
  const { published, on } = planned ?? {};
  if (!published || !on) return [];
  return published.interviews.filter(({ to }) => minuteOfDay(on, to, zone) > now);
}

/** Returns those of them whose applicant is expected. */
export function expectedAhead(day: ExpectedDay, now: Instant): readonly Interview[] {
  return interviewsAhead(day.planned, day.season.program.zone, now).filter((each) => isExpected(day, each));
}

/** Published interviews of a day whose applicant is not booked for them anymore, and what the interviewers of the plan are called. */
export type LeftBehind = {
  readonly on: CalendarDay;
  readonly interviews: readonly Interview[];
  readonly names: ReadonlyMap<string, string>;
};

/** Returns what a day's published plan still has of the offers of `day` although they are not booked for it; empty if nothing. */
export function leftBehind(day: ExpectedDay, now: Instant): readonly LeftBehind[] {
  const { planned, offers, season } = day;
  const own = interviewsAhead(planned, season.program.zone, now).filter(
    (each) => offers.some(({ id }) => id === each.guest) && !isBookedFor(day, each),
  );
  if (!planned || own.length === 0) return [];
  const names = new Map((planned.published?.interviewers ?? []).map(({ id, name }) => [id, name] as const));
  return [{ on: planned.on, interviews: own.toSorted((one, other) => one.from - other.from), names }];
}

/** Whether the applicant comes to an interview of the plan, as far as is known: booked for it, and not missed. */
export function isExpected(day: ExpectedDay, interview: Interview): boolean {
  const offer = day.offers.find(({ id }) => id === interview.guest);
  return offer !== undefined && isBookedFor(day, interview) && isComing(day, offer);
}

function isComing({ season, planned }: ExpectedDay, offer: Offer): boolean {
  const on = planned?.on;
  return on === undefined || !isAwayOn(season, offer, on);
}

/**
 * Whether the applicant of an interview of the plan is still booked for it: on its day, at the start of which they were told, or at one
 * in whose hours the interview is. What was arranged for somebody can be outside of those, and counts as they were told.
 */
export function isBookedFor({ season, planned, offers }: ExpectedDay, { guest, from }: Interview): boolean {
  const offer = offers.find(({ id }) => id === guest);
  const seat = offer?.booking?.seats.find(({ on }) => on === planned?.on);
  if (!offer || !seat) return false;
  const { on } = seat;
  const start = startOf(season, seat);
  if (!start) return false;
  const isTold = offer.itineraries?.some((each) => each.on === on && each.start === seat.start);
  if (isTold) return true;
  const begins = minuteOfDay(on, from, season.program.zone);
  return begins >= startsAt(season, on, start) && begins < endsAt(season, on, start);
}
