import { html, type Markup } from '#functions/page/markup.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';

/** A list as a table with a caption; the first column names the row. Nothing where it has no rows. */
export function sheetTable(caption: string, { columns, rows }: Sheet): Markup | undefined {
  if (rows.length === 0) return undefined;
  return html`<div class="table" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row[0]}</th>${columns.slice(1).map((_, at) => html`<td>${row[at + 1]}</td>`)}</tr>`)}</tbody></table></div>`;
}
