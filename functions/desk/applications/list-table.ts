import { PAGE_SIZE } from '#domain/application-list/list-page.ts';
import { addressOfQuery, type ListQuery, type SortKey } from '#domain/application-list/list-query.ts';
import type { ListRow } from '#domain/application-list/list-row.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { statusNames } from '#functions/wording/application-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { boxOf } from './bulk-request.ts';
import type { ListModel } from './load-list.ts';

const columns: readonly { readonly key?: SortKey; readonly title: string }[] = [
  { key: 'name', title: 'Name' },
  { key: 'id', title: 'AAMC ID' },
  { key: 'status', title: 'Status' },
  { title: 'Considered for' },
  { key: 'open', title: 'Requirements' },
  { key: 'step1', title: 'Step 1' },
  { key: 'step2', title: 'Step 2 CK' },
  { key: 'signal', title: 'Signal' },
  { key: 'applied', title: 'Applied' },
];

/** One page of the list. `mayChoose`: each row has a box to tick. */
export function listTable({ season, query, page }: ListModel, mayChoose: boolean): Markup {
  const { rows, matching, of } = page;
  const first = (page.page - 1) * PAGE_SIZE + 1;
  return html`<div class="table" role="region" aria-label="Applications" tabindex="0"><table>
<caption>${rows.length > 0 ? `Applications ${first} to ${first + rows.length - 1} of ${matching}` : 'No application'}, out of ${of}</caption>
<thead><tr>${mayChoose && html`<th scope="col">Select</th>`}${columns.map((column) => heading(query, column))}</tr></thead>
<tbody>${rows.map((row) => line(season, row, mayChoose))}</tbody></table></div>`;
}

/** A link that sorts, and keeps the filters. Exactly one column tells that it is the order. */
function heading(query: ListQuery, { key, title }: (typeof columns)[number]): Markup {
  if (!key) return html`<th scope="col">${title}</th>`;
  const isOrder = query.sort === key;
  const isDescending = isOrder && !query.isDescending;
  const sign = isOrder ? (query.isDescending ? ' ▼' : ' ▲') : '';
  const sorted = isOrder && html` aria-sort="${query.isDescending ? 'descending' : 'ascending'}"`;
  const address = addressOfQuery({ ...query, sort: key, isDescending, page: 1 });
  return html`<th scope="col"${sorted}><a href="${listPath(address)}">${title}${sign && html`<span aria-hidden="true">${sign}</span>`}</a></th>`;
}

/** The list at an address without or with a query. */
export function listPath(address: string): string {
  return address === '' ? '/desk/applications' : `/desk/applications?${address}`;
}

function line(season: Season, row: ListRow, mayChoose: boolean): Markup {
  const { listed, name, status } = row;
  const { values, id } = listed;
  const { considered, needsPerson } = row.route();
  const tracks = considered.map(({ track }) => trackLabel(season, track)).join(', ');
  return html`<tr>${mayChoose && html`<td><label class="tick"><input type="checkbox" name="chosen" value="${boxOf(listed)}"><span class="hide">Select ${name}</span></label></td>`}
<th scope="row"><a href="${personPath(id)}"><bdi>${name}</bdi></a></th><td>${id}</td><td>${statusNames[status]}</td>
<td>${tracks || '–'}${needsPerson && html` <small>needs a person</small>`}</td><td>${openVerdicts(row)}</td>
<td class="number">${textIn(values['step1.score'])}</td><td class="number">${textIn(values['step2ck.score'])}</td>
<td>${textIn(values.signal)}</td><td>${values.appliedOn ? shortDay(values.appliedOn as CalendarDay) : '–'}</td></tr>`;
}

/** `2 fail, 1 missing`; sign and word for what all pass. */
function openVerdicts(row: ListRow): string {
  const verdicts = row.verdicts();
  const open = verdicts.filter(({ outcome }) => outcome !== 'pass');
  if (verdicts.length === 0) return '–';
  if (open.length === 0) return `✓ all ${verdicts.length} pass`;
  const by = Map.groupBy(open, ({ outcome }) => outcome);
  return [...by]
    .map(([outcome, { length }]) =>
      outcome === 'judgment' ? counted(length, 'judgment') : `${length} ${outcome}`,
    )
    .join(', ');
}

function textIn(value: string | number | boolean | undefined): string {
  return value === undefined ? '–' : String(value);
}
