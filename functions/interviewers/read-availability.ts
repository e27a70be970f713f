import { LAST_TIME } from '#domain/agenda/slots.ts';
import type { DayAnswer, Hours } from '#domain/interviewers/stored-interviewer.ts';
import { type CalendarDay, isWallTime, type WallTime } from '#domain/values/time.ts';
import type { FieldProblem } from '#functions/http/body.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

/** More stretches of a day than anybody has. */
const MOST_STRETCHES = 6;

/**
 * Reads the answers for the days that a form showed, of those that the season has. Hours that are left empty mean all day;
 * one end alone is open at the other. Returns every day whose hours make no sense.
 */
export function availabilityIn(
  form: URLSearchParams,
  days: readonly CalendarDay[],
): { readonly answers: readonly DayAnswer[]; readonly problems: FieldProblem[] } {
  const shown = new Set(form.getAll('day'));
  const can = new Set(form.getAll('can'));
  const problems: FieldProblem[] = [];
  const answers = days
    .filter((on) => shown.has(on))
    .map((on): DayAnswer => {
      const hours = can.has(on) ? stretchesOf(form, on) : [];
      if (hours.some(({ from, until }) => !isWallTime(from) || !isWallTime(until) || from >= until))
        problems.push({
          path: formatDayWithYear(on),
          message: 'Please let the hours end after they begin, or leave their end open.',
        });
      return { on, isThere: can.has(on), hours };
    });
  return { answers, problems };
}

function stretchesOf(form: URLSearchParams, on: CalendarDay): readonly Hours[] {
  return Array.from({ length: MOST_STRETCHES }, (_, index) => index).flatMap((index) => {
    const from = form.get(`from-${on}-${index}`) ?? '';
    const until = form.get(`until-${on}-${index}`) ?? '';
    if (from === '' && until === '') return [];
    return [{ from: (from || '00:00') as WallTime, until: until === '' ? LAST_TIME : (until as WallTime) }];
  });
}
