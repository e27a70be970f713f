import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { Instant } from '#domain/values/time.ts';
import { minuteOfDay } from './parts-of-day.ts';
import type { PlannedDay } from './planned-day.ts';

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
