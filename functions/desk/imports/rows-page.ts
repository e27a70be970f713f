import type { FieldChange } from '#domain/applications/compare-application.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import type { Instant } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { erasedInWords, fieldLabel, valueText } from '#functions/sheets/import-sheet.ts';
import type { ReportRow, UploadPart } from '#functions/uploads/upload-report.ts';
import { importPath, rowsPath } from './paths.ts';

const ROWS_A_PAGE = 50;

const titles: Readonly<Record<UploadPart, string>> = {
  invalid: 'Rows that cannot be used',
  changed: 'Applications that change',
  new: 'New applications',
  unchanged: 'Applications that stay as they are',
  noted: 'Rows with something to know',
};

/** Some rows of the report: who, in which row of the file, and what becomes of it. */
export function rowsPage(
  coordinator: SignedIn,
  upload: Upload,
  { part, page }: { readonly part: UploadPart; readonly page: number },
  rows: readonly ReportRow[],
): string {
  const shown = rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const title = titles[part];
  const main = html`<p><a href="${importPath(upload)}"><bdi>${upload.file.name}</bdi></a></p>
<h1>${title}</h1>
${shown.length === 0 ? html`<p class="lead">There are none${page > 1 && ' on this page'}.</p>` : rowTable(title, shown)}
${pages > 1 && pager(upload, part, page, pages)}`;
  return deskPage({ title, main, coordinator, area: 'imports', isWide: true });
}

function rowTable(title: string, rows: readonly ReportRow[]): Markup {
  const lines = rows.map(
    (row) =>
      html`<tr><td>${row.rows.join(', ')}</td><th scope="row"><bdi>${row.name || 'no name'}</bdi></th><td>${row.id}</td><td>${whatOf(row)}</td></tr>`,
  );
  return html`<div class="table" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr><th scope="col">Row</th><th scope="col">Name</th><th scope="col">AAMC ID</th><th scope="col">What</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}

function whatOf({ problems = [], changes = [], warnings, erasedAt }: ReportRow): Shown {
  const lines = [
    ...(erasedAt ? [html`${erasedInWords(erasedAt as Instant)}`] : []),
    ...problems.map(({ address, message }) => html`<b>${address}</b> ${message}`),
    ...changes.map(
      ({ field, before, after }) =>
        html`${fieldLabel(field as FieldChange['field'])}: ${before === undefined ? 'not known before' : html`<del><bdi>${valueText(before)}</bdi></del>`} → <b><bdi>${valueText(after)}</bdi></b>`,
    ),
    ...warnings.map((warning) => html`${warning}`),
  ];
  return lines.map((line) => html`<div>${line}</div>`);
}

function pager(upload: Upload, part: UploadPart, page: number, pages: number): Markup {
  const link = (to: number, label: string) =>
    to >= 1 && to <= pages && html`<a class="button quiet" href="${rowsPath(upload, part, to)}">${label}</a>`;
  return html`<nav class="pager" aria-label="Pages">${link(page - 1, 'Earlier rows')}<span>Page ${page} of ${pages}</span>${link(page + 1, 'Later rows')}</nav>`;
}
