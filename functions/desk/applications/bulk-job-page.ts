import { canUndo } from '#domain/bulk-reviews/begin-bulk-review.ts';
import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import { undoEndsAt } from '#domain/review/undo.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { listPath } from './list-table.ts';

/** A job that nothing was heard of for so long has stopped, and a person may have it taken up again. */
const SILENT_HOURS = 0.1;

/** The page of a job, or what can be done there. */
export function bulkPath({ id }: Pick<BulkReview, 'id'>, action = ''): string {
  return `/desk/applications/bulk/${id}${action && `/${action}`}`;
}

/** What is being done for many: how far it is, and in the end for how many it was done, for whom not and why, and the way back. */
export function bulkJobPage(coordinator: SignedIn, bulk: BulkReview, now: Instant): string {
  const isDone = bulk.state === 'done';
  const count = `done for ${houseNumber(bulk.done.length)} of ${houseNumber(bulk.of)}`;
  const title = isDone ? `${bulk.title}: ${count}` : `${bulk.title}: ${houseNumber(bulk.of)}`;
  const main = html`<h1>${title}</h1>
${isDone ? ended(coordinator, bulk, now) : progress(coordinator, bulk, now)}
${leftOut(coordinator, bulk)}
<p class="actions"><a class="button quiet" href="${listPath(bulk.list)}">Back to the list</a></p>`;
  return deskPage({ title, main, coordinator, area: 'applications' });
}

function progress(coordinator: SignedIn, bulk: BulkReview, now: Instant): Markup {
  const { of, left, changedAt } = bulk;
  const dealt = of - left.length;
  const hasStopped = now > plusHours(changedAt, SILENT_HOURS);
  return html`<p class="lead" role="status">${houseNumber(dealt)} of ${houseNumber(of)} are dealt with. This page goes on by itself. You can also leave it: an email comes when it has ended.</p>
<progress max="${of}" value="${dealt}" aria-label="Applications dealt with"></progress>
<p><a href="${bulkPath(bulk)}">Look again now</a></p>
${
  hasStopped &&
  coordinator.may === 'edit' &&
  html`<div class="refused" role="alert"><p><b>Nothing has happened since ${shortInstant(changedAt, coordinator.zone)}.</b> What is done stays done.</p></div>
<form method="post" action="${bulkPath(bulk, 'again')}">${csrfField(coordinator)}<button>Go on with it</button></form>`
}`;
}

function ended(coordinator: SignedIn, bulk: BulkReview, now: Instant): Markup {
  const { deed, reason, who, done, undoneBy, changedAt } = bulk;
  return html`<div class="done" role="status"><p>It stands in the history of each of them${deed.action !== 'undo' && html`, with the reason of <bdi>${who.name}</bdi>: ${reason}`}</p></div>
${undoneBy !== undefined && html`<p>It has been undone: <a href="${bulkPath({ id: undoneBy })}">look at the undo</a>.</p>`}
${
  coordinator.may === 'edit' &&
  canUndo(bulk, now) &&
  html`<form class="stack" method="post" action="${bulkPath(bulk, 'undo')}">${csrfField(coordinator)}<button class="quiet">Undo for all ${houseNumber(done.length)}</button>
<p class="hint">Possible until ${shortInstant(undoEndsAt({ at: changedAt }), coordinator.zone)}.</p></form>`
}`;
}

function leftOut(coordinator: SignedIn, { refused, leftOut: named }: BulkReview): Shown {
  if (refused === 0) return false;
  const rows = named.map(({ id, refusal }) => {
    const { title, detail } = tellAtDesk(refusal, coordinator);
    return html`<tr><th scope="row"><a href="${personPath(id)}">${id}</a></th><td>${title}. <small>${detail}</small></td></tr>`;
  });
  const more = refused - named.length;
  return html`<section aria-labelledby="not"><h2 id="not">Not for these ${houseNumber(refused)}</h2>
<div class="table" role="region" aria-label="Table of those for whom it was not done" tabindex="0"><table><caption>Those for whom it was not done, and why</caption>
<thead><tr><th scope="col">AAMC ID</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>
${more > 0 && html`<p>And ${houseNumber(more)} more.</p>`}</section>`;
}
