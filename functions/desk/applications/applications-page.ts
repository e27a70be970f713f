import { addressOfQuery, hasFilters } from '#domain/application-list/list-query.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { deedChoices } from './bulk-deed.ts';
import { filterForm } from './filter-form.ts';
import { listPath, listTable } from './list-table.ts';
import type { ListModel } from './load-list.ts';

/** The list of applications: what is shown is in the address, and in the title how many that are. */
export function applicationsPage(coordinator: SignedIn, model: ListModel, problem?: DeskProblem): string {
  const { matching, of } = model.page;
  const count = `${houseNumber(matching)} of ${houseNumber(of)} applications`;
  const title = model.problems.length > 0 ? 'These filters do not work' : count;
  const told = problem && tellAtDesk(problem, coordinator);
  const main = html`<h1>${title}</h1>
${told && toldNote(told)}
${model.problems.length > 0 ? problemsOf(model) : html`${viewsOf(coordinator, model)}${filterForm(model)}${listOf(coordinator, model)}`}`;
  return deskPage({ title, main, coordinator, area: 'applications', isWide: true });
}

function problemsOf({ problems }: ListModel): Markup {
  return html`<div class="refused" role="alert">${problems.map((each) => html`<p>${each}</p>`)}<p><b>Nobody is shown, because the list would be another one than the one you asked for.</b></p></div>
<p class="actions"><a class="button" href="/desk/applications">Show all applications</a></p>`;
}

function listOf(coordinator: SignedIn, model: ListModel): Markup {
  const mayChoose = coordinator.may === 'edit' && model.page.rows.length > 0;
  if (!mayChoose) return html`${listTable(model, false)}${pager(model)}`;
  const address = addressOfQuery({ ...model.query, page: 1 });
  const count = houseNumber(model.page.matching);
  return html`<form class="keep" method="get" action="/desk/applications/decide">
<input type="hidden" name="list" value="${address}">
${listTable(model, true)}
<fieldset class="filters"><legend>With those selected</legend>
<label>What to do<select name="deed">${deedChoices(model.season).map(({ value, title }) => html`<option value="${value}">${title}</option>`)}</select></label>
<button name="who" value="chosen">Continue with those selected…</button>
<button class="quiet" name="who" value="all">Continue with all ${count}…</button></fieldset>
<fieldset class="filters"><legend>Invite those who are decided</legend>
<button formaction="/desk/waves/new" name="who" value="chosen">Invite those selected…</button>
<button class="quiet" formaction="/desk/waves/new" name="who" value="all">Invite all ${count}…</button></fieldset>
<p class="hint">Nothing changes before the next page.</p></form>
${pager(model)}`;
}

function pager({ query, page: { page, pages } }: ListModel): Markup | false {
  if (pages === 1) return false;
  const to = (number: number) => listPath(addressOfQuery({ ...query, page: number }));
  return html`<nav class="pager" aria-label="Pages">${page > 1 && html`<a class="button quiet" href="${to(page - 1)}" rel="prev">Previous page</a>`}
<p>Page ${page} of ${pages}</p>${page < pages && html`<a class="button quiet" href="${to(page + 1)}" rel="next">Next page</a>`}</nav>`;
}

/** The lists that are kept under a name, and the form that keeps this one. */
function viewsOf(coordinator: SignedIn, { views, query }: ListModel): Markup {
  const mayEdit = coordinator.may === 'edit';
  const address = addressOfQuery({ ...query, page: 1 });
  const lists = views.map(
    (view) =>
      html`<li><a href="${listPath(view.query)}"${view.query === address && html` aria-current="true"`}>${view.name}</a>${mayEdit && removeForm(coordinator, view)}</li>`,
  );
  return html`<details${views.some((view) => view.query === address) && html` open`}><summary>Lists kept under a name (${views.length})</summary>
${views.length > 0 && html`<ul>${lists}</ul>`}
${
  mayEdit && (hasFilters(query) || query.sort !== 'name' || query.isDescending)
    ? html`<form class="stack" method="post" action="/desk/applications/views">${csrfField(coordinator)}<input type="hidden" name="query" value="${address}">
<label>Keep this list as<input name="name" required maxlength="60" autocomplete="off"></label><button class="quiet">Keep list</button></form>`
    : html`<p class="hint">Choose filters first to keep a list.</p>`
}</details>`;
}

function removeForm(coordinator: SignedIn, { name, version }: ListModel['views'][number]): Markup {
  return html` <form class="inline" method="post" action="/desk/applications/views/remove">${csrfField(coordinator)}<input type="hidden" name="name" value="${name}"><input type="hidden" name="version" value="${version}"><button class="plain">Remove <span class="hide">${name}</span></button></form>`;
}
