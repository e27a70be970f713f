import { type Deadline, deadlineAt } from '#domain/season/season.ts';
import { dayIn } from '#domain/values/time.ts';
import { clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

/** The season's other dates that matter to its applicants, as far as they lie ahead. Nothing if none does. */
export function datesAhead(model: OfferModel): Markup | false {
  const dates = deadlinesAhead(model);
  if (dates.length === 0) return false;
  return html`<section aria-labelledby="dates"><h2 id="dates">Important dates</h2><ul>
${dates.map(
  (deadline) => html`<li>${deadline.name}: ${whenOf(model, deadline)}</li>
`,
)}</ul></section>`;
}

/** Deadlines that are not over: a day is over with its end in the program's zone. */
export function deadlinesAhead({ season, now }: Pick<OfferModel, 'season' | 'now'>): readonly Deadline[] {
  const today = dayIn(season.program.zone, now);
  return season.deadlines.filter((deadline) => {
    const at = deadlineAt(season, deadline);
    return at === undefined ? deadline.on >= today : at > now;
  });
}

/** A time of day on both clocks; a whole day as the day that it is. */
function whenOf(model: OfferModel, deadline: Deadline): Markup | string {
  const at = deadlineAt(model.season, deadline);
  return at === undefined ? formatDayWithYear(deadline.on) : momentPhrase(at, clocksOf(model));
}
