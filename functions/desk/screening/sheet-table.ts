import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';

/** A list as a table with a caption; the first column names the row, and may lead to `hrefOf` it. Nothing without rows. */
export function sheetTable(
  caption: string,
  { columns, rows }: Sheet,
  hrefOf?: (first: string) => string,
): Markup | undefined {
  if (rows.length === 0) return undefined;
  return html`<div class="table" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${headOf(row[0] ?? '', hrefOf)}</th>${columns.slice(1).map((_, at) => html`<td>${row[at + 1]}</td>`)}</tr>`)}</tbody></table></div>`;
}

function headOf(first: string, hrefOf: ((first: string) => string) | undefined): Shown {
  return hrefOf ? html`<a href="${hrefOf(first)}">${first}</a>` : first;
}
