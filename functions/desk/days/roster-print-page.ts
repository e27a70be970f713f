import type { RosterRow } from '#domain/roster/roster.ts';
import { rosterVersion } from '#domain/roster/roster-version.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import type { RosterModel } from './load-roster.ts';
import { rosterPath } from './roster-path.ts';
import { partWords, rowsByStart, startSpan, theirClock } from './start-words.ts';

/** The same day in the shape for paper: large, with a box to tick, both clocks, and the version that was printed. */
export function rosterPrintPage(coordinator: SignedIn, model: RosterModel): string {
  const title = formatDayWithYear(model.day.on);
  return deskPage({
    title: `${title}, to print`,
    main: sheet(model),
    coordinator,
    area: 'season',
    isWide: true,
  });
}

/** The sheets of several days, each on pages of its own. */
export function rostersPrintPage(coordinator: SignedIn, models: readonly RosterModel[]): string {
  const title = models.length === 0 ? 'No interview day is left' : counted(models.length, 'interview day');
  const main = models.length === 0 ? html`<h1>${title}</h1>` : html`${models.map(sheet)}`;
  return deskPage({ title: `${title}, to print`, main, coordinator, area: 'season', isWide: true });
}

function sheet(model: RosterModel): Markup {
  const { season, day, rows, now } = model;
  return html`<div class="sheet"><h1>${formatDayWithYear(day.on)}</h1>
<p class="lead"><b>${counted(rows.length, 'person', 'people')}</b> · version <b>${rosterVersion(rows)}</b>, as of ${shortInstant(now, season.program.zone)}</p>
<p class="hint screen">Print this page from your browser (Ctrl+P or ⌘P). A printout with another version is out of date. <a href="${rosterPath(day.on)}">Back to the roster</a></p>
${rowsByStart(day.starts, rows).map(
  (
    part,
  ) => html`<section><h2>${part.start ? html`${startSpan(season, day.on, part.start)}, ${part.name}` : part.name} (${part.rows.length})</h2>
${part.rows.length > 0 ? table(model, part.name, part.rows) : html`<p>Nobody is booked.</p>`}</section>`,
)}</div>`;
}

function table(model: RosterModel, name: string, rows: readonly RosterRow[]): Markup {
  return html`<div class="table" role="region" aria-label="Roster of the ${name}" tabindex="0"><table>
<thead><tr><th scope="col">Here</th><th scope="col">Name</th><th scope="col">For</th><th scope="col">Their clock</th><th scope="col">Phone</th></tr></thead>
<tbody>${rows.map((row) => line(model, row))}</tbody></table></div>`;
}

function line({ season, phones }: RosterModel, row: RosterRow): Markup {
  const part = partWords(row);
  return html`<tr><td class="box"><span class="hide">not yet</span>☐</td><th scope="row"><bdi>${row.applicant.name}</bdi></th>
<td>${tracksCell(season, row.tracks)}${part && html`<br><small>${part}</small>`}</td>
<td>${theirClock(season, row) || 'Not known'}</td><td>${phones.get(row.applicant.id) ?? ''}</td></tr>`;
}
