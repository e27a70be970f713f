import type { UnplannedDay } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { unplannedWords } from '#functions/wording/interviews/plan-need-words.ts';
import { interviewDayPath } from './interviews-path.ts';

/** One interview day in the list: who comes, what is planned, and what stands against the published plan. */
export type DayLine = {
  readonly on: CalendarDay;
  readonly people: number;
  readonly planned: PlannedDay | undefined;
  readonly needs: number;
  readonly isPast: boolean;
  /** The day is close, and no plan of it is published. */
  readonly unplanned?: UnplannedDay;
};

/** Every interview day of the season with what is planned of it. */
export function interviewDaysPage(coordinator: SignedIn, lines: readonly DayLine[]): string {
  const open = lines.filter(({ needs }) => needs > 0);
  const unplanned = lines.flatMap((line) => line.unplanned ?? []);
  const ahead = lines.filter(({ isPast }) => !isPast);
  const past = lines.filter(({ isPast }) => isPast);
  const main = html`<h1>Interview plans</h1>
${open.length > 0 && html`<div class="refused" role="status"><p><b>${counted(open.length, 'published plan')} no longer ${open.length === 1 ? 'fits' : 'fit'}: somebody canceled, came in, is not there, or has to be told again.</b></p></div>`}
${unplanned.length > 0 && html`<div class="refused" role="status"><p><b>Close, and no plan is published:</b></p><ul>${unplanned.map((each) => html`<li>${unplannedWords(each).text}</li>`)}</ul></div>`}
<p>A plan says who meets whom when. It is a draft until you publish it, and nobody is told before.</p>
${dayTable('Days ahead', ahead)}
${past.length > 0 && html`<details><summary>${counted(past.length, 'day')} in the past</summary>${dayTable('Days in the past', past)}</details>`}`;
  return deskPage({ title: 'Interview plans', main, coordinator, area: 'interviews' });
}

function dayTable(title: string, lines: readonly DayLine[]): Markup {
  return html`<div class="table" role="region" aria-label="${title}" tabindex="0"><table><caption>${title}</caption>
<thead><tr><th scope="col">Day</th><th scope="col" class="number">People</th><th scope="col">Plan</th></tr></thead>
<tbody>${lines.map((line) => html`<tr><th scope="row"><a href="${interviewDayPath(line.on)}">${formatDayWithYear(line.on)}</a></th><td class="number">${houseNumber(line.people)}</td><td>${stateMarkup(line)}</td></tr>`)}</tbody></table></div>`;
}

function stateMarkup({ planned, needs }: DayLine): Markup {
  const { state, draft, published, setback } = planned ?? {};
  const words = [
    ...(state === 'planning' ? ['being planned'] : []),
    ...(published ? [`edition ${published.edition} published`] : []),
    ...(draft ? ['a draft waits'] : []),
    ...(setback ? ['could not be planned'] : []),
  ];
  return html`${words.length > 0 ? words.join(', ') : 'not planned'}${needs > 0 && html` <b class="wrong">${counted(needs, 'thing')} no longer right</b>`}`;
}
