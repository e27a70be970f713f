import type { Who } from '#domain/decisions/change-record.ts';
import type { Season } from '#domain/season/season.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { RecordLine, RecordPage } from '#functions/record/load-record.ts';
import { addressOfRecord, type RecordQuery } from '#functions/record/record-query.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { recordFilters } from './record-filters.ts';

/** The most lines of one CSV file; a filter by days gives the others. */
export const CSV_LINES = 2_000;

/** What the page is drawn from. With problems in the address, nothing is shown. */
export type RecordModel = {
  readonly season: Season;
  readonly query: RecordQuery;
  readonly page: RecordPage;
  readonly problems: readonly string[];
};

/** Every change of the season, the newest first. */
export function recordPage(coordinator: SignedIn, model: RecordModel): string {
  const { season, query, problems } = model;
  const main = html`<h1>The record</h1>
<p class="lead">Every change of this season: who, when, what, and why. Nothing in it can be edited.</p>
${problems.length > 0 && html`<div class="refused" role="alert">${problems.map((each) => html`<p>${each}</p>`)}</div>`}
${recordFilters(season, query)}
${problems.length === 0 && lines(coordinator, model)}
<p class="hint">Daily digests, sign-in links and lists kept under a name change nothing of the season, so they are not here. A file that was imported is one line; what it changed of each application is a kind of its own.</p>`;
  return deskPage({ title: 'The record', main, coordinator, area: 'record', isWide: true });
}

function lines({ zone }: SignedIn, { query, page }: RecordModel): Markup {
  const { before: _, ...filters } = query;
  const csv = addressOfRecord(filters);
  return html`${page.lines.length > 0 ? table(zone, page.lines, query) : html`<p>${nothing(page)}</p>`}
<nav class="pager" aria-label="Pages">${query.before !== undefined && html`<a class="button quiet" href="${recordPath(filters)}">Newest changes</a>`}${page.next !== undefined && html`<a class="button quiet" href="${recordPath({ ...query, before: page.next })}" rel="next">Older changes</a>`}
<a class="button quiet" href="/desk/record.csv${csv && `?${csv}`}">Download as CSV</a></nav>
<p class="hint">The file has the newest ${houseNumber(CSV_LINES)} changes at most; choose days for the others.</p>`;
}

function nothing({ next }: RecordPage): string {
  return next === undefined
    ? 'No change fits these filters.'
    : 'None of the changes since then fits these filters. Older ones may.';
}

/** The record at an address. */
export function recordPath(query: RecordQuery): string {
  const address = addressOfRecord(query);
  return address === '' ? '/desk/record' : `/desk/record?${address}`;
}

const titles = ['When', 'What', 'Person', 'From', 'To', 'By', 'Why'];

function table(zone: string, all: readonly RecordLine[], query: RecordQuery): Markup {
  const since = query.before === undefined ? 'newest first' : 'older ones, newest first';
  return html`<div class="table" role="region" aria-label="Changes" tabindex="0"><table>
<caption>${houseNumber(all.length)} ${all.length === 1 ? 'change' : 'changes'}, ${since}</caption>
<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${all.map((line) => row(zone, line))}</tbody></table></div>`;
}

function row(zone: string, line: RecordLine): Markup {
  return html`<tr><td class="when">${shortInstant(line.at, zone)}</td><th scope="row">${line.what}</th><td>${personIn(line)}</td>
<td>${line.before}</td><td>${line.after}</td><td>${line.who && actor(line.who)}</td><td>${line.why}</td></tr>`;
}

function personIn({ person, offer, application }: RecordLine): Markup | string {
  if (person) return html`<a href="${recordPath({ person: person.id })}"><bdi>${person.name}</bdi></a>`;
  return offer === undefined && application === undefined ? '' : 'erased';
}

function actor(who: Who): Markup {
  const by = who.kind === 'program' ? who.name : who.kind;
  const name = who.kind === 'program' ? who.name : whoCell(who);
  return html`<a href="${recordPath({ by })}"><bdi>${name}</bdi></a>`;
}
