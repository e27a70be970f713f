import { compareOrder, countsOf, type OrderComparison } from '#domain/match-lists/compare-orders.ts';
import type { OrderRead } from '#domain/match-lists/read-order.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { comparisonWords } from '#functions/match-lists/comparison-words.ts';
import { readingWords } from '#functions/match-lists/order-table.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import type { ListAtDesk } from './list-at-desk.ts';
import { lockReasonField } from './lock-reason-field.ts';
import { matchListPath } from './paths.ts';
import { rankedForCell } from './ranked-for.ts';

/** An order without a fault, with its text for the form that stores it. */
export type LookedOrder = { readonly read: OrderRead; readonly text: string };

/** What an order would make of the list, by name, with the form that stores it: it carries the order and the version it was compared with. */
export function orderLookPage(model: ListAtDesk, { read, text }: LookedOrder): string {
  const { coordinator, standing, problem } = model;
  const compared = compareOrder(standing, read.order);
  const { added, moved } = countsOf(compared);
  const isSame = added + moved + compared.off.length === 0;
  const title = isSame
    ? 'The list has this order already'
    : `An order of ${counted(compared.order.length, 'person', 'people')}`;
  const main = html`${problem && toldNote(tellAtDesk(problem, coordinator.zone))}<h1>${title}</h1>
<p class="lead">Match list ${standing.code}: ${comparisonWords(compared)}</p>
${readingWords(read).map((words) => html`<p class="note">${words}</p>`)}
${takenOff(compared)}
${withoutRank(compared)}
<h2 id="order">The order</h2>
${orderTable(model, compared)}
${
  isSame
    ? html`<p class="actions"><a class="button quiet" href="${matchListPath(standing.code)}">Back to the list</a></p>`
    : html`<form class="stack" method="post" action="${matchListPath(standing.code)}">${csrfField(coordinator)}${hiddenFields(
        [
          ['ids', text],
          ['version', String(standing.list?.version ?? 0)],
        ],
      )}${lockReasonField(model)}
<p class="actions"><button name="do" value="order">Replace the order</button><a class="button quiet" href="${matchListPath(standing.code)}">Back, and change nothing</a></p></form>`
}`;
  return deskPage({ title, main, coordinator, area: 'match', isWide: true });
}

function takenOff({ off }: OrderComparison): Shown {
  if (off.length === 0) return false;
  const people = counted(off.length, 'person', 'people');
  return html`<section class="refused" aria-labelledby="off"><h2 id="off">${people} would go off the list</h2>
<p>The order does not name them, so they would not be on the list that goes to the NRMP.</p>
<ul>${off.map(({ offer: { applicant }, was }) => html`<li><bdi>${applicant.name}</bdi> (${applicant.id}), rank ${was} now</li>`)}</ul></section>`;
}

function withoutRank({ without }: OrderComparison): Shown {
  if (without.length === 0) return false;
  const people = counted(without.length, 'person', 'people');
  return html`<section aria-labelledby="without"><h2 id="without">${people} would stay without a rank</h2>
<ul>${without.map(({ applicant }) => html`<li><bdi>${applicant.name}</bdi> (${applicant.id})</li>`)}</ul></section>`;
}

function orderTable({ standing }: ListAtDesk, { order }: OrderComparison): Markup {
  const now = (was: number | undefined, rank: number) => {
    if (was === undefined) return 'new';
    return was === rank ? '' : `${was}`;
  };
  return html`<div class="table" role="region" aria-label="The order" tabindex="0"><table>
<thead><tr><th scope="col" class="number">Rank</th><th scope="col" class="number">Now</th><th scope="col">Name</th><th scope="col">For</th><th scope="col">AAMC ID</th></tr></thead>
<tbody>${order.map(({ offer, was }, index) => html`<tr><td class="number">${index + 1}</td><td class="number">${now(was, index + 1)}</td><th scope="row"><bdi>${offer.applicant.name}</bdi></th><td>${rankedForCell(standing.season, offer)}</td><td><a href="${personPath(offer.applicant.id)}">${offer.applicant.id}</a></td></tr>`)}</tbody></table></div>`;
}
