import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { pathInWords } from '#functions/season/season-file/path-in-words.ts';
import type { FileProblem } from '#functions/season/season-file/problem.ts';
import { draftNotes, refusedNote } from './draft-notes.ts';
import { agendasSection } from './forms/agendas-section.ts';
import { coordinatorsSection } from './forms/coordinators-section.ts';
import { draftForm, typedValue } from './forms/field-input.ts';
import { informationSection } from './forms/information-section.ts';
import { dayName, seatsForm } from './forms/seats-form.ts';
import { timesSection } from './forms/times-section.ts';
import { draftFilePath, planPath } from './paths.ts';
import { canEdit, draftSeenFields, hasDraft, type PlanModel } from './plan-model.ts';

/** The season as it is, or as its draft says: days and seats, hours and dates, coordinators, and the file itself. */
export function planPage(
  model: PlanModel,
  said: { readonly isSaved?: boolean; readonly faults?: readonly FileProblem[] } = {},
): string {
  const isDraft = hasDraft(model);
  const title = isDraft ? 'Draft of the season' : 'The season';
  const main = html`<h1>${title}</h1>
${refusedNote(model)}${fileFaults(said.faults ?? [])}
${said.isSaved && html`<p class="done" role="status">Saved in the draft.</p>`}
${draftNotes(model)}
<h2 id="seats">Days and seats</h2>
${seatsForm(model)}
${canEdit(model) && html`${addDayForm(model)}${timesSection(model)}${agendasSection(model)}`}
${coordinatorsSection(model)}
${canEdit(model) && informationSection(model)}
${fileSection(model)}`;
  return deskPage({ title, main, coordinator: model.coordinator, area: 'plan', isWide: true });
}

function addDayForm(model: PlanModel): Markup {
  const days = model.reading.file.days ?? [];
  const typed = (name: string) => typedValue(model, 'add-day', name);
  return html`<details${typed('on') !== '' && html` open`}><summary>Add a day</summary>
${draftForm(
  model,
  { action: planPath, edit: 'add-day' },
  html`<label>Date of the new day<input type="date" name="on" value="${typed('on')}" required></label>
<label>Hours, place and seats like<select name="like">${days.map(({ on }) => html`<option value="${on}"${on === typed('like') && html` selected`}>${dayName(on)}</option>`)}</select></label><button>Add the day</button>`,
)}</details>`;
}

function fileSection(model: PlanModel): Markup {
  return html`<h2 id="file">The season file</h2>
<p>Everything else is in the file, as rules and texts. Download it, change it in any editor, and upload it: it becomes the draft.</p>
<p class="actions"><a class="button quiet" href="${draftFilePath}" download>Download the ${hasDraft(model) ? 'draft' : 'season'} as a file</a></p>
${
  canEdit(model) &&
  html`<form class="drop" method="post" action="${planPath}/file" enctype="multipart/form-data">${csrfField(model.coordinator)}${hiddenFields(draftSeenFields(model))}
<label>A season file<input type="file" name="file" accept=".yaml,.yml,text/plain" required></label><button>Upload it as the draft</button></form>`
}`;
}

/** What is wrong with an uploaded file, by line and field. */
function fileFaults(faults: readonly FileProblem[]): Shown {
  if (faults.length === 0) return false;
  return html`<div class="refused" role="alert"><p><b>The file cannot be used as it is. Nothing has been saved.</b></p>
<ul>${faults.slice(0, 50).map(({ line, path, message }) => html`<li>Line ${line}${path && `, ${pathInWords(path)}`}: ${message}</li>`)}</ul>
${faults.length > 50 && html`<p>And ${faults.length - 50} more.</p>`}</div>`;
}
