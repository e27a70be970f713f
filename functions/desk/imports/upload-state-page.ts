import type { UseByHand } from '#domain/applications/columns/use-by-hand.ts';
import type { ImportJob } from '#domain/imports/import-job.ts';
import { isWorthApplying } from '#domain/uploads/apply-upload.ts';
import type { Upload, UploadCounts } from '#domain/uploads/upload.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { setbackWords } from '#functions/uploads/setback-words.ts';
import type { ReportSummary } from '#functions/uploads/upload-report.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { columnsSection } from './columns-section.ts';
import { importPath, importsPath, rowsPath } from './paths.ts';
import { seenFields } from './seen-fields.ts';

/** What the page of one file is drawn from. */
export type UploadModel = {
  readonly upload: Upload;
  /** The import that the season is in, or was in last. */
  readonly current: ImportJob | undefined;
  /** What its dry run says of the file as a whole, while that is kept. */
  readonly summary: ReportSummary | undefined;
  readonly byHand: UseByHand;
};

/** One file: how it stands, what it would change, and what can be done about it now. */
export function uploadStatePage(coordinator: SignedIn, model: UploadModel): string {
  const { upload } = model;
  const main = html`<p><a href="${importsPath}">Import</a></p>
<h1><bdi>${upload.file.name}</bdi></h1>
${standingOf(coordinator, model)}`;
  return deskPage({ title: upload.file.name, main, coordinator, area: 'imports' });
}

/** Whether something is being done that the page waits for. */
export function isBusy({ state }: Upload): boolean {
  return state === 'reading' || state === 'applying';
}

function standingOf(coordinator: SignedIn, model: UploadModel): Shown {
  const { upload, current } = model;
  switch (upload.state) {
    case 'reading':
      return html`<p class="lead" role="status">The file is being read. This page goes on by itself.</p>
<p><a href="${importPath(upload)}">Look again now</a></p>
${takeAway(coordinator, upload)}`;
    case 'applying':
      return progress(upload, current);
    case 'unreadable':
      return html`<div class="refused" role="status"><p><b>This file could not be read.</b></p><p>${upload.problem}</p></div>
<p>Nothing has changed, and the file was deleted.</p>${another}`;
    case 'removed':
      return html`<p class="lead" role="status">This file was taken away. Nothing of it was imported.</p>${another}`;
    case 'applied':
      return applied(upload);
    case 'read':
      return dryRun(coordinator, model);
    default:
      throw new Error(`no page for ${upload.state satisfies never}`);
  }
}

const another = html`<p class="actions"><a class="button quiet" href="${importsPath}">Upload another file</a></p>`;

function progress(upload: Upload, current: ImportJob | undefined): Markup {
  const isOwn = current?.file.digest === upload.reading?.digest;
  const { done = 0, people = 0 } = isOwn ? (current ?? {}) : {};
  return html`<p class="lead" role="status">${people > 0 ? `${houseNumber(done)} of ${houseNumber(people)} people are imported.` : 'The import begins.'} This page goes on by itself. You can also leave it: an email comes when it has ended.</p>
${people > 0 && html`<progress max="${people}" value="${done}" aria-label="Imported people"></progress>`}
<p><a href="${importPath(upload)}">Look again now</a></p>`;
}

function applied({ applied: done, reading }: Upload): Markup {
  const { added = 0, changed = 0, unchanged = 0 } = done?.counts ?? {};
  const left = (reading?.counts.invalid ?? 0) + (reading?.counts.unread ?? 0);
  return html`<p class="lead" role="status">The file is imported.</p>
<ul class="figures"><li><b>${houseNumber(added)}</b>new applications</li><li><b>${houseNumber(changed)}</b>changed</li><li><b>${houseNumber(unchanged)}</b>unchanged</li>${left > 0 && html`<li><b>${houseNumber(left)}</b>rows left out</li>`}</ul>
<p>Each change is on record, with the value before. The file and its report are deleted.</p>${another}`;
}

function dryRun(coordinator: SignedIn, { upload, current, summary, byHand }: UploadModel): Markup {
  const { setback, reading } = upload;
  const canImport = coordinator.may === 'edit' && isWorthApplying(upload, current);
  return html`${setback && html`<div class="refused" role="status"><p>${setbackWords[setback]}</p></div>`}
${summary?.setup.length ? stopped(summary) : reading && figures(upload, reading.counts)}
${!reading?.isStopped && !isWorthApplying(upload, current) && html`<p class="lead">Nothing would change: everything in the file that can be used is known already.</p>`}
${canImport && importForm(coordinator, upload)}
${!reading?.isStopped && html`<p><a href="${importPath(upload, 'report.csv')}">Download the whole report (CSV)</a>. It holds names: keep it as you keep the export.</p>`}
${summary && remarks(summary)}
${summary && columnsSection(coordinator, upload, summary.columns, byHand)}
${coordinator.may === 'edit' && html`<h2>Not this file?</h2><div class="actions">${readAgain(coordinator, upload)}${takeAway(coordinator, upload)}</div>`}`;
}

function stopped({ setup }: ReportSummary): Markup {
  return html`<div class="refused" role="status"><p><b>Nothing of this file can be imported as it is.</b></p>
<ul>${setup.map((line) => html`<li>${line}</li>`)}</ul>
<p>If a column is only called something else, say below what it is.</p></div>`;
}

function figures(upload: Upload, counts: UploadCounts): Markup {
  const links = [
    ['new', 'new'],
    ['changed', 'changed'],
    ['unchanged', 'unchanged'],
    ['invalid', 'cannot be used'],
  ] as const;
  const shown = links.map(([part, label]) =>
    counts[part] > 0
      ? html`<li><a href="${rowsPath(upload, part)}"><b>${houseNumber(counts[part])}</b>${label}</a></li>`
      : html`<li><b>0</b>${label}</li>`,
  );
  return html`<p class="lead" role="status">This is what the file would change. Nothing has changed yet.</p>
<ul class="figures">${shown}</ul>
${counts.unread > 0 && html`<p>${counted(counts.unread, 'part')} of the file could not be read at all: see below.</p>`}
${counts.erased > 0 && html`<p>Erased before, and not imported: ${counts.erased}. They are among the rows with something to know.</p>`}
${counts.unmentioned > 0 && html`<p>${counted(counts.unmentioned, 'known application')} not in the file: they stay as they are.</p>`}
${counts.answers !== undefined && html`<p>For the audit only, and not shown by person: new or other answers about sex or self-identification of ${counted(counts.answers, 'person', 'people')}.</p>`}
<p><a href="${rowsPath(upload, 'noted')}">Rows with something to know</a></p>`;
}

function importForm(coordinator: SignedIn, upload: Upload): Markup {
  const { counts } = upload.reading ?? {};
  const left = (counts?.invalid ?? 0) + (counts?.unread ?? 0);
  return html`<form class="stack" method="post" action="${importPath(upload, 'apply')}">${seenFields(coordinator, upload)}
${left > 0 && html`<p class="hint">What cannot be used is left out: ${left}. You can correct those rows and import the file again later.</p>`}
<button>Import ${whatChanges(counts)}</button></form>`;
}

/** `3,981 new applications and 2 changed ones`; what was half imported may have nothing left that is new. */
function whatChanges(counts: UploadCounts | undefined): string {
  const { new: added = 0, changed = 0, answers = 0 } = counts ?? {};
  const parts = [
    ...(added > 0 ? [counted(added, 'new application')] : []),
    ...(changed > 0 ? [`${houseNumber(changed)} changed ${changed === 1 ? 'one' : 'ones'}`] : []),
  ];
  return parts.join(' and ') || (answers > 0 ? 'the answers for the audit' : 'what is left');
}

function remarks({ remark, summaries, notes, unread }: ReportSummary): Shown {
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    ...summaries,
    ...notes,
    ...unread.map(({ line, message }) => `Line ${line}: ${message}`),
  ];
  return (
    lines.length > 0 &&
    html`<h2>About the file as a whole</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  );
}

function readAgain(coordinator: SignedIn, upload: Upload): Shown {
  return (
    coordinator.may === 'edit' &&
    html`<form method="post" action="${importPath(upload, 'again')}">${seenFields(coordinator, upload)}<button class="quiet">Read it again</button></form>`
  );
}

function takeAway(coordinator: SignedIn, upload: Upload): Shown {
  return (
    coordinator.may === 'edit' &&
    html`<form method="post" action="${importPath(upload, 'remove')}">${seenFields(coordinator, upload)}<button class="quiet">Take it away, import nothing</button></form>`
  );
}
