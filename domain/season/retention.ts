import { type CalendarDay, type Instant, type WallTime, wallClock } from '#domain/values/time.ts';
import { lastDayOf, type Season } from './season.ts';

/** The instant from which the applicants of the season are erased; `undefined` if its file does not say. */
export function retentionEndsAt(season: Season): Instant | undefined {
  if (!season.retention) return undefined;
  const on = plusMonths(lastDayOf(season), season.retention.months);
  return wallClock(on, '00:00' as WallTime, season.program.zone);
}

/** The same day of a later month, or the last day of a month that is too short. */
function plusMonths(day: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
  return later.toISOString().slice(0, 10) as CalendarDay;
}
