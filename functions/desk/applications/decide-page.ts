import type { Chosen, ManyReviewed } from '#domain/review/review-many.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import type { ReviewPreview } from '#functions/review/preview-reviews.ts';
import type { ManyAnswer } from '#functions/review/review-applications.ts';
import type { DeedChoice } from './bulk-deed.ts';
import { boxOf } from './bulk-request.ts';
import { listPath } from './list-table.ts';

const MOST_NAMED = 50;

type Asked = { readonly choice: DeedChoice; readonly list: string };

/** What stands between the choice and the deed: for whom it can be done, for whom not and why, and the reason to give. */
export function confirmManyPage(
  coordinator: SignedIn,
  { choice, list }: Asked,
  { applies, refused }: ReviewPreview,
  form: { readonly bulk: string; readonly reason?: string; readonly problem?: string },
): string {
  const title = `${choice.title}: applies to ${applies.length} of the ${applies.length + refused.length} selected`;
  const named = applies.slice(0, MOST_NAMED);
  const more = applies.length - named.length;
  const main = html`<h1>${title}</h1>
${form.problem && html`<div class="refused" role="alert"><p><b>${form.problem}</b></p></div>`}
${applies.length > 0 && confirmForm(coordinator, { choice, list }, applies, form)}
${refusedTable(coordinator, refused)}
${applies.length > 0 && html`<section aria-labelledby="who"><h2 id="who">Applies to</h2><ul>${named.map(({ id, name }) => html`<li><a href="${personPath(id)}"><bdi>${name}</bdi></a> <small>${id}</small></li>`)}${more > 0 && html`<li>and ${more} more</li>`}</ul></section>`}
${back(list)}`;
  return deskPage({ title, main, coordinator, area: 'applications' });
}

function confirmForm(
  coordinator: SignedIn,
  { choice, list }: Asked,
  applies: readonly Chosen[],
  { bulk, reason = '' }: { readonly bulk: string; readonly reason?: string },
): Markup {
  return html`<form class="stack" method="post" action="/desk/applications/decide">${csrfField(coordinator)}
${hiddenFields(Object.entries({ deed: choice.value, list, bulk }))}${boxes(applies)}
<label>Reason<small>It stays in the history of each of the ${applies.length}, with their number. Applicants do not see it.</small>
<textarea name="reason" required maxlength="${LONGEST_REASON}">${reason}</textarea></label>
<button>${choice.title}: ${applies.length}</button>
<p class="hint">Nobody is told by this. It can be undone for ten minutes.</p></form>`;
}

/** What was done, for whom it was not done and why, and the way back for ten minutes. */
export function decidedPage(
  coordinator: SignedIn,
  what: string,
  list: string,
  answer: ManyAnswer,
  undo?: string,
): string {
  const { done, refused, busy } = answer;
  const title = `${what}: done for ${done.length} of ${done.length + refused.length + busy.length}`;
  const main = html`<h1>${title}</h1>
<div class="done" role="status"><p>It stands in the history of each of them, with your reason.</p></div>
${busy.length > 0 && html`<div class="refused" role="alert"><p><b>${busy.length} were not done, because the system is very busy.</b> Reload this page to do the rest: nothing is done twice.</p></div>`}
${undo && done.length > 0 && undoForm(coordinator, list, done, undo)}
${refusedTable(coordinator, refused)}
${back(list)}`;
  return deskPage({ title, main, coordinator, area: 'applications' });
}

function undoForm(coordinator: SignedIn, list: string, done: readonly Chosen[], bulk: string): Markup {
  return html`<form class="stack" method="post" action="/desk/applications/undo">${csrfField(coordinator)}${hiddenFields(Object.entries({ list, bulk }))}${boxes(done)}
<button class="quiet">Undo for all ${done.length}</button><p class="hint">Possible for ten minutes.</p></form>`;
}

function boxes(chosen: readonly Chosen[]): Shown {
  return hiddenFields(chosen.map((each) => ['chosen', boxOf(each)] as const));
}

function refusedTable(coordinator: SignedIn, refused: ManyReviewed['refused']): Markup | false {
  if (refused.length === 0) return false;
  const rows = refused.map(({ id, name, refusal }) => {
    const { title, detail } = tellAtDesk(refusal, coordinator);
    return html`<tr><th scope="row"><a href="${personPath(id)}"><bdi>${name || id}</bdi></a></th><td>${id}</td><td>${title}. <small>${detail}</small></td></tr>`;
  });
  return html`<section aria-labelledby="not"><h2 id="not">Not for these ${refused.length}</h2>
<div class="table" role="region" aria-label="Table of those it does not apply to" tabindex="0"><table><caption>Those it does not apply to, and why</caption>
<thead><tr><th scope="col">Name</th><th scope="col">AAMC ID</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function back(list: string): Markup {
  return html`<p class="actions"><a class="button quiet" href="${listPath(list)}">Back to the list</a></p>`;
}

/** A selection that cannot be used. */
export function unusablePage(coordinator: SignedIn, problem: string): string {
  const main = html`<h1>Nothing was selected that could be decided</h1>
<div class="refused" role="alert"><p><b>${problem}</b></p></div>
<p class="actions"><a class="button quiet" href="/desk/applications">All applications</a></p>`;
  return deskPage({ title: 'Nothing selected', main, coordinator, area: 'applications' });
}
