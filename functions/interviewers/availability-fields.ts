import { availabilityOn, type StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { endsAt, type Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

/** The days of the season of which a start has yet to end, for which an interviewer can answer. */
export function daysAhead(season: Season, now: Instant): readonly CalendarDay[] {
  return season.days
    .filter(({ on, starts }) => starts.some((start) => endsAt(season, on, start) > now))
    .map(({ on }) => on);
}

/**
 * One group of fields a day: whether the interviewer can be there, and the hours, which are folded while there are none. What was `typed` into a form that
 * was refused stands in place of what is stored.
 */
export function availabilityFields(
  interviewer: StoredInterviewer,
  days: readonly CalendarDay[],
  typed: URLSearchParams | undefined,
): readonly Markup[] {
  return days.map((on) => {
    const known = availabilityOn(interviewer, on);
    const isThere = typed ? typed.getAll('can').includes(on) : known.isThere;
    const stretches = Array.from({ length: Math.max(1, known.hours.length) }, (_, index) => ({
      index,
      from: typed?.get(`from-${on}-${index}`) ?? known.hours[index]?.from ?? '',
      until: typed?.get(`until-${on}-${index}`) ?? known.hours[index]?.until ?? '',
    }));
    const hasHours = stretches.some(({ from, until }) => from !== '' || until !== '');
    const rows = stretches.map(
      ({ index, from, until }) =>
        html`<span class="hours"><label>From <input type="time" name="from-${on}-${index}" value="${from}"></label><label>until <input type="time" name="until-${on}-${index}" value="${until}"></label></span>`,
    );
    return html`<fieldset class="day"><legend>${formatDayWithYear(on)}</legend><input type="hidden" name="day" value="${on}"><label class="can"><input type="checkbox" name="can" value="${on}"${isThere && html` checked`}><span>I can interview</span></label><details${hasHours && html` open`}><summary>Only at certain hours</summary>${rows}</details></fieldset>`;
  });
}
