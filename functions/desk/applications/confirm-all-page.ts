import type { ListRow } from '#domain/application-list/list-row.ts';
import { statuses } from '#domain/review/status.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { selectionDigest } from '#functions/review/bulk-reviews.ts';
import type { Matching } from '#functions/review/load-matching.ts';
import { statusNames } from '#functions/wording/application-words.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import type { DeedChoice } from './bulk-deed.ts';
import { listPath } from './list-table.ts';

/** So many are named: enough to see whether it is the list that was meant. */
const MOST_NAMED = 20;

type AllForm = {
  readonly choice: DeedChoice;
  readonly list: string;
  readonly bulk: string;
  readonly reason?: string;
  readonly problem?: DeskProblem | undefined;
};

/**
 * What stands between the choice and the deed where more are selected than a person waits for: how they stand, the first of them,
 * and the reason to give. Each is decided on as it is when its turn comes.
 */
export function confirmAllPage(
  coordinator: SignedIn,
  { choice, list, bulk, reason = '', problem }: AllForm,
  { rows, chosen }: Matching,
): string {
  const all = houseNumber(chosen.length);
  const title = `${choice.title}: all ${all} on the list`;
  const hidden = {
    ...{ deed: choice.value, list, who: 'all', bulk },
    ...{ seen: selectionDigest(chosen), count: String(chosen.length) },
  };
  const main = html`<h1>${title}</h1>
${problem && toldNote(tellAtDesk(problem, coordinator))}
<p class="lead">This is ${counted(chosen.length, 'application')}. How they stand now:</p>
${standing(rows)}
<p>Those who cannot be decided, as somebody with an open invitation, are left as they are. The next page names them with the reason.</p>
<form class="stack" method="post" action="/desk/applications/decide">${csrfField(coordinator)}${hiddenFields(Object.entries(hidden))}
<label>Reason<small>It stays in the history of each of them, with their number. Applicants do not see it.</small>
<textarea name="reason" required maxlength="${LONGEST_REASON}">${reason}</textarea></label>
<button>${choice.title}: ${all}</button>
<p class="hint">Nobody is told by this. It takes a minute or two, can be undone for ten minutes after, and you get an email when it has ended.</p></form>
<section aria-labelledby="who"><h2 id="who">The first of them</h2><ul>${rows.slice(0, MOST_NAMED).map(({ listed, name }) => html`<li><a href="${personPath(listed.id)}"><bdi>${name}</bdi></a> <small>${listed.id}</small></li>`)}</ul></section>
<p class="actions"><a class="button quiet" href="${listPath(list)}">Back to the list</a></p>`;
  return deskPage({ title, main, coordinator, area: 'applications' });
}

function standing(rows: readonly ListRow[]): Markup {
  const by = Map.groupBy(rows, ({ status }) => status);
  const figures = statuses.flatMap((status) => {
    const count = by.get(status)?.length ?? 0;
    return count > 0 ? [html`<li><b>${houseNumber(count)}</b>${statusNames[status].toLowerCase()}</li>`] : [];
  });
  return html`<ul class="figures">${figures}</ul>`;
}
