import { type FactList, peopleOn } from '#domain/facts/fact-list.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { dropForm } from '#functions/desk/imports/drop-form.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { UploadForm } from '#functions/files/upload-form.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { formatDay } from '#functions/wording/days.ts';
import type { TypedFact } from './fact-form.ts';

export const factsPath = '/desk/facts';

/** What the page of the lists says above them. */
export type FactsSaid = {
  readonly typed?: TypedFact;
  readonly problems?: readonly string[];
  readonly done?: 'recorded' | 'known';
  /** The file of which the ids in the form are. */
  readonly file?: string;
  /** By which a list is uploaded. */
  readonly form?: UploadForm | undefined;
};

/** The lists of facts of the season, and the form for another one. */
export function factsPage(
  coordinator: SignedIn,
  lists: readonly FactList[],
  today: CalendarDay,
  { typed, problems = [], done, file, form }: FactsSaid = {},
): string {
  const main = html`<h1>Facts by list</h1>
${done && html`<p class="done" role="status">${done === 'recorded' ? 'The list is recorded.' : 'Nothing changed: this very list is known already.'}</p>`}
<p class="lead">What no export says, as “three letters received”: filter for it in PDWS, and paste the AAMC IDs here, or upload the file.</p>
${file !== undefined && problems.length === 0 && html`<p class="done" role="status"><bdi>${file}</bdi> has been read, and its AAMC IDs are in the form. Say what is true of these people. Nothing has been recorded yet.</p>`}
${problems.length > 0 && html`<div class="refused" role="alert"><p><b>Nothing was recorded.</b></p><ul>${problems.slice(0, 20).map((each) => html`<li>${each}</li>`)}</ul>${problems.length > 20 && html`<p>And ${problems.length - 20} more.</p>`}</div>`}
${coordinator.may === 'edit' && factForm(coordinator, lists, { fact: '', drawnOn: today, complete: '', ids: '', source: '', upload: '', ...typed })}
${
  form &&
  html`<h2>Upload the list instead</h2>
<p>A CSV file or an Excel workbook (.xlsx) with a column “AAMC ID”, or with the ids alone.</p>${dropForm(form)}`
}
${lists.length > 0 && html`<h2>Lists so far</h2>${listTable(lists)}`}`;
  return deskPage({ title: 'Facts by list', main, coordinator, area: 'facts' });
}

function factForm(
  coordinator: SignedIn,
  lists: readonly FactList[],
  { fact, drawnOn, complete, ids, source, upload }: TypedFact,
): Markup {
  const names = [...new Set(lists.map((list) => list.fact))];
  return html`<form class="stack" method="post" action="${factsPath}/check">${csrfField(coordinator)}${upload !== '' && hiddenFields([['upload', upload]])}
<label>What is true of the people on the list<input name="fact" value="${fact}" list="facts" maxlength="80" required><small>A name that is known already adds to what it says.</small></label>
<datalist id="facts">${names.map((name) => html`<option value="${name}"></option>`)}</datalist>
<label>Day on which the list was drawn<input type="date" name="drawnOn" value="${drawnOn}" required></label>
<label>AAMC IDs, one a line, or a table with a column “AAMC ID”<textarea name="ids" rows="8" required>${ids}</textarea></label>
<label>Where the list is from (optional)<input name="source" value="${source}" maxlength="200"></label>
<label><input type="checkbox" name="complete" value="yes"${complete === 'yes' && html` checked`}><span>The list is complete: it is not true of anybody else who had applied by that day</span></label>
<button>See what this would say</button></form>`;
}

/** What the list would say, before it is recorded. */
export function factPreviewPage(coordinator: SignedIn, typed: TypedFact, lines: readonly string[]): string {
  const main = html`<p><a href="${factsPath}">Facts by list</a></p>
<h1>Record this list?</h1>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<p>Nothing has been recorded yet.</p>
<form method="post" action="${factsPath}">${csrfField(coordinator)}${hiddenFields(Object.entries(typed))}<button>Record the list</button></form>`;
  return deskPage({ title: 'Record this list?', main, coordinator, area: 'facts' });
}

function listTable(lists: readonly FactList[]): Markup {
  const rows = lists
    .toReversed()
    .map(
      ({ fact, drawnOn, isComplete, source, who, ...list }) =>
        html`<tr><th scope="row"><bdi>${fact}</bdi></th><td>${formatDay(drawnOn)}</td><td>${isComplete ? 'yes' : 'no'}</td><td class="number">${houseNumber(peopleOn(list))}</td><td><bdi>${source}</bdi></td><td>${by(who)}</td></tr>`,
    );
  return html`<div class="table" role="region" aria-label="Lists so far" tabindex="0"><table>
<thead><tr><th scope="col">Fact</th><th scope="col">Drawn on</th><th scope="col">Complete</th><th scope="col" class="number">People</th><th scope="col">From</th><th scope="col">By</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function by(who: FactList['who']): Shown {
  return who.kind === 'program' && html`<bdi>${who.name}</bdi>`;
}
