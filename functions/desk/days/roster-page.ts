import type { RosterRow } from '#domain/roster/roster.ts';
import { endsAt, type Season, startOf } from '#domain/season/season.ts';
import { type CalendarDay, dayIn } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { statusNames } from '#functions/wording/application-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear, shortDay } from '#functions/wording/days.ts';
import type { RosterModel } from './load-roster.ts';
import { rosterPath } from './roster-path.ts';
import { partWords, rowsByStart, startSpan, theirClock } from './start-words.ts';

/** Everybody who comes on one day, by start: the shape to work with. */
export function rosterPage(coordinator: SignedIn, model: RosterModel): string {
  const { season, day, rows } = model;
  const title = `${formatDayWithYear(day.on)}: ${counted(rows.length, 'person', 'people')}`;
  const main = html`${neighbors(season, day.on)}
<h1>${title}</h1>
<p class="actions"><a class="button quiet" href="${rosterPath(day.on)}/print">Print this day</a><a class="button quiet" href="/desk/days/print">Print all days to come</a><a class="button quiet" href="${rosterPath(day.on)}/roster.csv">Download as CSV</a>
<a class="button quiet" href="${offerListPath({ on: day.on })}">Offers booked for this day</a></p>
${rowsByStart(day.starts, rows).map(
  (
    part,
  ) => html`<section><h2>${part.start ? html`${startSpan(season, day.on, part.start)} <small>${part.name}</small>` : part.name}</h2>
${part.rows.length > 0 ? table(model, part.name, part.rows) : html`<p>Nobody is booked.</p>`}</section>`,
)}`;
  return deskPage({ title, main, coordinator, area: 'season', isWide: true });
}

/** The interview days before and after this one. */
function neighbors({ days }: Season, on: CalendarDay): Markup {
  const all = days.map((day) => day.on).sort();
  const at = all.indexOf(on);
  const [before, after] = [all[at - 1], all[at + 1]];
  return html`<nav class="pager" aria-label="Interview days">${before && html`<a href="${rosterPath(before)}" rel="prev">← ${shortDay(before)}</a>`}
<a href="/desk/season">All days</a>${after && html`<a href="${rosterPath(after)}" rel="next">${shortDay(after)} →</a>`}</nav>`;
}

const columns = ['Name', 'For', 'Their clock', 'Phone', 'Email', 'Visit', 'Interview', 'AAMC ID'];

function table(model: RosterModel, name: string, rows: readonly RosterRow[]): Markup {
  return html`<div class="table" role="region" aria-label="Roster of the ${name}" tabindex="0"><table>
<caption>${counted(rows.length, 'person', 'people')} in the ${name}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => line(model, row))}</tbody></table></div>`;
}

function line(model: RosterModel, row: RosterRow): Markup {
  const { season, phones, unreached } = model;
  const { applicant, offer, otherDay } = row;
  const visit = partWords(row);
  return html`<tr><th scope="row"><a href="${offerAtDeskPath(offer)}"><bdi>${applicant.name}</bdi></a></th><td>${tracksCell(season, row.tracks)}</td>
<td>${theirClock(season, row) || 'Not known'}</td><td>${phones.get(applicant.id) ?? ''}</td>
<td>${applicant.email}${unreached.has(offer) && html`<br><b class="wrong">Mail does not arrive</b>`}</td>
<td>${otherDay ? html`<a href="${rosterPath(otherDay.on)}">${visit}</a>` : visit}</td>
<td>${outcomeCell(model, row)}</td>
<td><a href="${personPath(applicant.id)}">${applicant.id}</a></td></tr>`;
}

/** What became of the interview, and where that is changed: everybody counts as interviewed unless a person enters otherwise. */
function outcomeCell(
  { season, day, outcomes, missed, now }: RosterModel,
  { offer, start, startsAt, applicant }: RosterRow,
): Markup {
  const outcome = outcomes.get(offer);
  const change = missed.has(offer) ? 'came after all' : 'did not come';
  const known = startOf(season, { on: day.on, start });
  const isPast = known ? now >= endsAt(season, day.on, known) : dayIn(season.program.zone, now) > day.on;
  const hasBegun = startsAt === undefined ? isPast : now >= startsAt;
  const stands = isPast ? 'Over' : hasBegun ? 'Under way' : 'Ahead';
  const isOtherDay = outcome === 'no-show' && !missed.has(offer);
  const words = isOtherDay ? `${stands}, after a no-show on the first day` : undefined;
  return html`${words ?? (outcome ? statusNames[outcome] : stands)}${(outcome !== undefined || hasBegun) && html` <small><a href="${offerAtDeskPath(offer)}#deeds">Say that <bdi>${applicant.name}</bdi> ${change}</a></small>`}`;
}
