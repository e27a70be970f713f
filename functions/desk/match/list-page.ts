import { raw } from 'hono/html';
import { candidatesFor, rankedOn } from '#domain/match-lists/candidates.ts';
import type { MatchListStanding } from '#domain/match-lists/change-match-list.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { editWords, faultWords, namesOf } from '#functions/match-lists/step-words.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { matchListPath, matchPath } from './paths.ts';
import { rankedForCell } from './ranked-for.ts';
import { rowScript } from './row-script.ts';

/** What the page of a list is drawn from; after a refusal with why, and what was typed. */
export type ListAtDesk = {
  readonly coordinator: SignedIn;
  readonly standing: MatchListStanding;
  readonly problem?: DeskProblem | undefined;
  readonly typed?: URLSearchParams | undefined;
  readonly isSaved?: boolean;
};

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
<p class="actions"><a href="${matchPath}">All match lists</a></p><script>${raw(rowScript)}</script>`;
  return deskPage({
    title: told ? `${told.title} · ${title}` : title,
    main,
    coordinator,
    area: 'match',
    isWide: true,
  });
}

/** What others did meanwhile, or the lines of an order that cannot be ranked. */
function details({ problem, standing, coordinator }: ListAtDesk): Shown {
  const lines =
    problem?.kind === 'match-list-stale'
      ? problem.edits.map((edit) => editWords(edit, coordinator.zone, namesOf(standing.offers)))
      : problem?.kind === 'order-unfit'
        ? problem.faults.map(faultWords)
        : [];
  if (lines.length === 0) return false;
  const most = 100;
  return html`<ul class="refused">${lines.slice(0, most).map((line) => html`<li>${line}</li>`)}${lines.length > most && html`<li>And ${lines.length - most} more.</li>`}</ul>`;
}

function orderForm(model: ListAtDesk, ranked: readonly Offer[], unranked: readonly Offer[]): Markup {
  const { coordinator, standing } = model;
  const isEditor = coordinator.may === 'edit';
  const head = ['Rank', 'Name', 'For', 'AAMC ID', ...(isEditor ? ['Move'] : [])];
  const table = (label: string, css: string, rows: readonly Markup[]) =>
    html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead><tbody class="${css}">${rows}</tbody></table></div>`;
  const body = html`<h2 id="ranked">Ranked</h2>
${
  ranked.length > 0
    ? table(
        'Ranked',
        'ranks',
        ranked.map((offer, index) => row(model, offer, index + 1, ranked.length)),
      )
    : html`<p>Nobody is ranked yet.</p>`
}
${
  unranked.length > 0 &&
  html`<h2 id="unranked">Not ranked yet</h2><p class="hint">Who has no rank is not on the list that goes to the NRMP.</p>${table(
    'Not ranked yet',
    'others',
    unranked.map((offer) => row(model, offer, undefined, ranked.length)),
  )}`
}`;
  if (!isEditor) return body;
  return html`<form method="post" action="${matchListPath(standing.code)}">${csrfField(coordinator)}<input type="hidden" name="version" value="${standing.list?.version ?? 0}">
<button class="hide" name="do" value="places" tabindex="-1">Save the ranks</button>
<p class="hint">Type ranks and save them, or move a row by its buttons. With a mouse rows can be dragged; with the keyboard, Alt and an arrow key move the row that you are in. Then save.</p>
${body}${reasonField(model)}
<p class="actions"><button name="do" value="places">Save the ranks</button></p></form>`;
}

/** The rank that was typed into a form that was refused; a field that was left alone shows how the list is now. */
function typedRank(typed: URLSearchParams | undefined, id: string): string | undefined {
  const given = typed?.get(`rank.${id}`) ?? undefined;
  return given === (typed?.get(`was.${id}`) ?? undefined) ? undefined : given;
}

function row(model: ListAtDesk, offer: Offer, rank: number | undefined, last: number): Markup {
  const { coordinator, standing, typed } = model;
  const { id, applicant } = offer;
  const told = html`<th scope="row"><bdi>${applicant.name}</bdi></th><td>${rankedForCell(standing.season, offer)}</td><td><a href="${personPath(applicant.id)}">${applicant.id}</a></td>`;
  if (coordinator.may !== 'edit') return html`<tr><td class="number">${rank ?? ''}</td>${told}</tr>`;
  const button = (what: string, label: string, name: string) =>
    html`<button class="quiet" name="do" value="${what} ${id}" aria-label="${label.replace('%', applicant.name)}">${name}</button> `;
  return html`<tr><td><input type="number" name="rank.${id}" min="1" max="9999" value="${typedRank(typed, id) ?? rank ?? ''}" aria-label="Rank of ${applicant.name}"><input type="hidden" name="was.${id}" value="${rank ?? ''}"></td>${told}
<td>${rank === undefined ? button('last', 'Add % at the end of the list', 'Add') : html`${rank > 1 && button('up', 'Move % up', 'Up')}${rank < last && button('down', 'Move % down', 'Down')}${button('off', 'Take off the list: %', 'Take off')}`}</td></tr>`;
}

function reasonField({ standing, typed }: ListAtDesk): Shown {
  const lockedOn = lockedSince(standing.season, standing.now);
  if (lockedOn === undefined) return false;
  return html`<label>Reason<small>The list is locked since ${formatDayWithYear(lockedOn)}. The reason stays on the record.</small>
<textarea name="reason" maxlength="${LONGEST_REASON}">${typed?.get('reason') ?? ''}</textarea></label>`;
}

function importForm(model: ListAtDesk): Markup {
  const { coordinator, standing, typed } = model;
  const text = typed?.get('ids') ?? '';
  return html`<h2 id="import">Import an order</h2>
<details${text !== '' && html` open`}><summary>Paste the committee’s order</summary>
<form class="stack" method="post" action="${matchListPath(standing.code)}">${csrfField(coordinator)}<input type="hidden" name="version" value="${standing.list?.version ?? 0}">
<label>AAMC IDs, best first<small>One a line; a rank before it and a name after it do no harm. It replaces the whole order. If a line cannot be ranked, nothing is changed, and every such line is named.</small>
<textarea name="ids" rows="12" required>${text}</textarea></label>${reasonField(model)}
<button name="do" value="order">Replace the order</button></form></details>`;
}
