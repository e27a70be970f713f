import { raw } from 'hono/html';
import { candidatesFor, rankedOn } from '#domain/match-lists/candidates.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { editWords, faultWords, namesOf } from '#functions/match-lists/step-words.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import type { ListAtDesk } from './list-at-desk.ts';
import { orderForm } from './order-form.ts';
import { matchListPath, matchPath } from './paths.ts';
import { rowScript } from './row-script.ts';
import { askedInVain } from './typed-ranks.ts';

/** The committee's order of one NRMP code: ranks to type, rows to move or drag, people to add, and an order to import. */
export function rankPage(model: ListAtDesk): string {
  const { coordinator, standing, problem, isSaved } = model;
  const { code, list, season } = standing;
  const { ranked, unranked } = rankedOn(list, candidatesFor(standing, code));
  const tracks = season.tracks.filter(({ nrmp }) => nrmp === code).map(({ name }) => name);
  const told = problem && tellAtDesk(problem, coordinator.zone);
  const title = `Match list ${code}`;
  const wrong = problem?.kind === 'body-invalid' ? problem.fields.map(({ message }) => message) : [];
  const main = html`${told && toldNote(told, wrong)}${details(model)}
<h1>${title}</h1>
<p class="lead">${tracks.join(', ')}: <b>${counted(ranked.length, 'person', 'people')} ranked</b>, ${unranked.length} not ranked yet. Only people who were interviewed can be ranked.</p>
${isSaved && html`<p class="done" role="status">Saved.</p>`}
<p class="actions"><a class="button quiet" href="${matchListPath(code)}/r3.csv">Download for NRMP’s R3</a><a class="button quiet" href="${matchListPath(code)}/print">Print this list</a><a class="button quiet" href="/desk/record">On the record</a></p>
${orderForm(model, ranked, unranked)}
${coordinator.may === 'edit' && importForm(model)}
<p class="actions"><a href="${matchPath}">All match lists</a></p>${coordinator.may === 'edit' && html`<script>${raw(rowScript)}</script>`}`;
  return deskPage({
    title: told ? `${told.title} · ${title}` : title,
    main,
    coordinator,
    area: 'match',
    isWide: true,
  });
}

/** What others did meanwhile, and what was asked of the list as it was; or the lines of an order that cannot be ranked. */
function details(model: ListAtDesk): Shown {
  const { problem, standing, coordinator } = model;
  const inVain = askedInVain(model);
  const lines =
    problem?.kind === 'match-list-stale'
      ? problem.edits.map((edit) => editWords(edit, coordinator.zone, namesOf(standing.offers)))
      : problem?.kind === 'order-unfit'
        ? problem.faults.map(faultWords)
        : [];
  return html`${lines.length > 0 && html`<div class="refused">${linesPart(lines)}</div>`}${inVain.length > 0 && html`<div class="note"><p>What you had asked for, and is not saved. The list below is as it is now.</p>${linesPart(inVain)}</div>`}`;
}

function linesPart(lines: readonly string[]): Shown {
  if (lines.length === 0) return false;
  const most = 100;
  return html`<ul>${lines.slice(0, most).map((line) => html`<li>${line}</li>`)}${lines.length > most && html`<li>And ${lines.length - most} more.</li>`}</ul>`;
}

function importForm({ coordinator, standing, typed }: ListAtDesk): Markup {
  const text = typed?.get('ids') ?? '';
  return html`<h2 id="import">Import an order</h2>
<details${text !== '' && html` open`}><summary>Paste the committee’s order, or choose its file</summary>
<form class="stack" method="post" action="${matchListPath(standing.code)}/order" enctype="multipart/form-data">${csrfField(coordinator)}
<p class="hint">AAMC IDs, one a line: best first, or with their ranks in a column of any place; title it “Rank” if there are other numbers. It replaces the whole order, and is shown before it changes anything. If a line cannot be ranked, every such line is named.</p>
<label>The order<textarea name="text" rows="12">${text}</textarea></label>
<label>Or a file<input type="file" name="file" accept=".xlsx,.csv,.tsv,.txt"></label>
<button>See what it changes</button></form></details>`;
}
