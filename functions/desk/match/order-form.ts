import type { Offer } from '#domain/offers/offer.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { ListAtDesk } from './list-at-desk.ts';
import { lockReasonField } from './lock-reason-field.ts';
import { matchListPath } from './paths.ts';
import { rankedForCell } from './ranked-for.ts';
import { typedRank } from './typed-ranks.ts';

/** The list itself: for those who may change it a form of ranks, in which each button sends all that was typed. */
export function orderForm(model: ListAtDesk, ranked: readonly Offer[], unranked: readonly Offer[]): Markup {
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
        ranked.map((offer, index) => row(model, offer, index + 1)),
      )
    : html`<p>Nobody is ranked yet.</p>`
}
${
  unranked.length > 0 &&
  html`<h2 id="unranked">Not ranked yet</h2><p class="hint">Who has no rank is not on the list that goes to the NRMP.</p>${table(
    'Not ranked yet',
    'others',
    unranked.map((offer) => row(model, offer, undefined)),
  )}`
}`;
  if (!isEditor) return body;
  return html`<form id="order" method="post" action="${matchListPath(standing.code)}">${csrfField(coordinator)}<input type="hidden" name="version" value="${standing.list?.version ?? 0}">
<button class="hide" name="do" value="places" tabindex="-1">Save the ranks</button>
<p class="hint">Type ranks, or move a row by its buttons. With a mouse rows can be dragged; with the keyboard, Alt and an arrow key move the row that you are in. Then save.</p>
${lockReasonField(model)}${body}
<div class="bar"><button name="do" value="places">Save the ranks</button><p role="status"></p></div></form>`;
}

function row(model: ListAtDesk, offer: Offer, rank: number | undefined): Markup {
  const { coordinator, standing } = model;
  const { id, applicant } = offer;
  const told = html`<th scope="row"><bdi>${applicant.name}</bdi></th><td>${rankedForCell(standing.season, offer)}</td><td><a href="${personPath(applicant.id)}">${applicant.id}</a></td>`;
  if (coordinator.may !== 'edit') return html`<tr><td class="number">${rank ?? ''}</td>${told}</tr>`;
  const button = (what: string, label: string, name: string) =>
    html`<button class="quiet" name="do" value="${what} ${id}" aria-label="${label.replace('%', applicant.name)}">${name}</button> `;
  return html`<tr><td><input type="number" name="rank.${id}" min="1" max="9999" value="${typedRank(model, id) ?? rank ?? ''}" aria-label="Rank of ${applicant.name}"><input type="hidden" name="was.${id}" value="${rank ?? ''}"></td>${told}
<td class="when">${rank === undefined ? button('add', 'Add % at the end of the list', 'Add') : html`${button('up', 'Move % up', 'Up')}${button('down', 'Move % down', 'Down')}${button('off', 'Take off the list: %', 'Take off')}`}</td></tr>`;
}
