import type { Upload } from '#domain/uploads/upload.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { UploadForm } from '#functions/files/upload-form.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { dropForm } from './drop-form.ts';
import { importPath } from './paths.ts';

/** Where a file is handed over, and the files that were before it. Without a form nothing can be handed over. */
export function uploadPage(
  coordinator: SignedIn,
  all: readonly Upload[],
  form: UploadForm | undefined,
): string {
  const uploads = all.filter(({ purpose }) => purpose === undefined);
  const main = html`<h1>Import applications</h1>
<p class="lead">Upload an export of ERAS, or a table of your own. You see what it would change before anything does.</p>
${form ? dropForm(form) : html`<p>Your address may look, and not import.</p>`}
<details><summary>Which columns, and how to export them</summary>
<p>In PDWS: Applications → Exports → Add Export Template. The file needs AAMC ID, First Name, Last Name, Email and Tracks Applied by Applicant; it may have any others. Gender, date of birth, citizenship and the like are never read.</p>
<p>A CSV file or an Excel workbook (.xlsx), up to 25 MB. Please don’t open a CSV file in a spreadsheet program first: it damages dates and numbers.</p></details>
${uploads.length > 0 && html`<h2>Files so far</h2>${uploadTable(coordinator, uploads)}`}`;
  return deskPage({ title: 'Import applications', main, coordinator, area: 'imports' });
}

function uploadTable(coordinator: SignedIn, uploads: readonly Upload[]): Markup {
  const rows = uploads.map(
    (upload) =>
      html`<tr><th scope="row"><a href="${importPath(upload)}"><bdi>${upload.file.name}</bdi></a></th><td>${standing(upload)}</td><td>${shortInstant(upload.startedAt, coordinator.zone)}</td><td>${upload.who.kind === 'program' && html`<bdi>${upload.who.name}</bdi>`}</td></tr>`,
  );
  return html`<div class="table" role="region" aria-label="Files so far" tabindex="0"><table>
<thead><tr><th scope="col">File</th><th scope="col">How it stands</th><th scope="col">Uploaded</th><th scope="col">By</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function standing({ state, applied, reading }: Upload): string {
  switch (state) {
    case 'reading':
      return 'Being read';
    case 'read':
      return reading?.isStopped ? 'Cannot be imported as it is' : 'Waits for you';
    case 'unreadable':
      return 'Could not be read';
    case 'applying':
      return 'Being imported';
    case 'applied': {
      const { added = 0, changed = 0 } = applied?.counts ?? {};
      return `Imported: ${counted(added, 'new application')}, ${changed} changed`;
    }
    case 'removed':
      return 'Taken away, not imported';
    default:
      throw new Error(`no words for ${state satisfies never}`);
  }
}
