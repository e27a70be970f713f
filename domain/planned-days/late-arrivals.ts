import { minuteAt } from '#domain/interview-plan/begun.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ApplicantLate, LateArrival, PlannedDay } from './planned-day.ts';

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
