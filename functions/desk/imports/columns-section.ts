import type { Column } from '#domain/applications/columns/understand-columns.ts';
import { chosenUses, isChoosable, type UseByHand } from '#domain/applications/columns/use-by-hand.ts';
import type { Upload } from '#domain/uploads/upload.ts';
import { columnLetters } from '#domain/values/cell-address.ts';
import { AUDITED } from '#functions/applications/audited-columns.ts';
import { useInWords } from '#functions/applications/use-words.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import type { ReportSummary } from '#functions/uploads/upload-report.ts';
import { importPath } from './paths.ts';
import { seenFields } from './seen-fields.ts';

type ReportColumn = ReportSummary['columns'][number];

/** The name of the field in which a column is corrected. */
export const columnField = (index: number) => `use-${index}`;

/** What each column is read as, those that are not used, and those that are not read on purpose; each can be corrected but these. */
export function columnsSection(
  coordinator: SignedIn,
  upload: Upload,
  columns: readonly ReportColumn[],
  byHand: UseByHand,
): Markup {
  const isWithheld = ({ use }: ReportColumn) => use === 'withheld';
  const isAudited = ({ use }: ReportColumn) => use === AUDITED;
  const isUsed = (column: ReportColumn) =>
    column.use !== 'unused' && !isWithheld(column) && !isAudited(column);
  const used = columns.filter(isUsed);
  const unused = columns.filter((column) => !isUsed(column) && !isWithheld(column) && !isAudited(column));
  const withheld = columns.filter(isWithheld);
  const audited = columns.filter(isAudited);
  const canChange = coordinator.may === 'edit';
  const tables = html`${table('Read', used, byHand, canChange)}
${unused.length > 0 && html`<details${unused.length < 20 && html` open`}><summary>Not used: ${unused.length}</summary>${table('Not used', unused, byHand, canChange)}</details>`}`;
  const change = html`<form method="post" action="${importPath(upload, 'columns')}">${seenFields(coordinator, upload)}
${tables}
<p class="hint">What you choose is remembered for every later file with the same title.</p>
<p class="actions"><button class="quiet">Save, and read the file again</button></p></form>`;
  return html`<h2 id="columns">How the columns are read</h2>
${canChange ? change : tables}
${withheld.length > 0 && html`<h3>Not read, on purpose</h3><p>${withheld.map(named).join(', ')}. What is sensitive or another person’s is never stored, and cannot be chosen.</p>`}
${audited.length > 0 && html`<h3>Read for the audit only</h3><p>${audited.map(named).join(', ')}. The season file switches the audit of self-identification on. The answers are kept apart: the audit counts them, and no rule, list or page of a person shows them.</p>`}`;
}

function table(
  caption: string,
  columns: readonly ReportColumn[],
  byHand: UseByHand,
  canChange: boolean,
): Shown {
  const rows = columns.map(
    (column) =>
      html`<tr><td>${columnLetters(column.index)}</td><th scope="row">${column.title === '' ? 'without a title' : html`<bdi>${column.title}</bdi>`}</th><td>${canChange && isChoosable(column.title) ? choice(column, byHand) : words(column)}</td></tr>`,
  );
  return html`<div class="table" role="region" aria-label="Columns: ${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Column</th><th scope="col">Title</th><th scope="col">Read as</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function choice(column: ReportColumn, byHand: UseByHand): Markup {
  const chosen = byHand(column.title);
  const asTitled = chosen === undefined ? `${words(column)} (by its title)` : 'what its title says';
  const options = chosenUses.map(
    (use) => html`<option value="${use}"${use === chosen && html` selected`}>${useInWords(use)}</option>`,
  );
  return html`<select name="${columnField(column.index)}" aria-label="${named(column)} is read as"><option value="as-titled">${asTitled}</option>${options}</select>`;
}

function words({ use, isByHand }: ReportColumn): string {
  return `${useInWords(use as Column['use'])}${isByHand ? ', chosen by hand' : ''}`;
}

function named({ index, title }: ReportColumn): string {
  return `${columnLetters(index)} “${title.slice(0, 60)}”`;
}
