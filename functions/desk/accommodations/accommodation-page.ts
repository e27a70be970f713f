import {
  type AccommodationStanding,
  hasInterviewAhead,
  LONGEST_REQUEST,
} from '#domain/accommodations/ask-for-accommodation.ts';
import type { Accommodation } from '#domain/offers/accommodation.ts';
import type { Instant } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { arrangementParts } from '#functions/wording/interviews/arrangement-words.ts';
import { accommodationPath, accommodationsPath } from './accommodations-path.ts';
import { MOST_MINUTES } from './read-decision.ts';

/** What the page of one request is drawn from; after a problem with what was typed. */
export type AccommodationAtDesk = AccommodationStanding & {
  readonly now: Instant;
  readonly typed?: URLSearchParams | undefined;
  readonly problem?: DeskProblem | undefined;
  readonly isDone?: boolean;
};

/** One request as its reader sees it, and the form that decides it. */
export function accommodationPage(coordinator: SignedIn, model: AccommodationAtDesk): string {
  const { season, offer, request, problem, now } = model;
  const { askedAt, answer } = offer.accommodation ?? {};
  const isAhead = hasInterviewAhead(season, offer, now);
  const days = offer.booking
    ? `Interview on ${formatDaysWithYear(offer.booking.seats.map(({ on }) => on))}.`
    : 'No date is booked.';
  const main = html`<h1>Accommodation for <bdi>${offer.applicant.name}</bdi></h1>
${problem && refusedPart(coordinator, problem)}
${model.isDone && html`<p class="done" role="status">It is decided, and the applicant is told.</p>`}
<p class="lead">${days} You alone can read this page.</p>
<section aria-labelledby="request"><h2 id="request">${askedAt === undefined ? 'What was asked' : 'The request'}</h2>
${askedAt !== undefined && html`<p class="hint">Asked on ${shortInstant(askedAt, coordinator.zone)}, and ${isAhead ? 'waits for you' : 'not decided in time'}.</p>`}
${request?.text === undefined ? html`<p>The applicant has withdrawn what they wrote.</p>` : html`<p class="letter">${request.text}</p>`}</section>
${answer && answerPart(coordinator, model, answer)}
${isAhead ? decisionForm(coordinator, model) : html`<p>No interview is ahead, so nothing can be arranged anymore.</p>`}
<p class="actions"><a href="${accommodationsPath}">All requests</a></p>`;
  return deskPage({ title: 'Request for an accommodation', main, coordinator });
}

function refusedPart(coordinator: SignedIn, problem: DeskProblem): Markup {
  const { title, detail, next } = tellAtDesk(problem, coordinator);
  const fields = 'fields' in problem ? problem.fields : [];
  return html`<div class="refused" role="status"><p><b>${title}.</b> ${fields.length === 0 && detail}</p><p>${next}</p>
${fields.length > 0 && html`<ul>${fields.map(({ message }) => html`<li>${message}</li>`)}</ul>`}</div>`;
}

function answerPart(
  { zone }: SignedIn,
  { offer, request }: AccommodationAtDesk,
  { kind, at }: NonNullable<Accommodation['answer']>,
): Markup {
  const parts = arrangementParts(offer.accommodation?.arrangement ?? {});
  return html`<section aria-labelledby="decided"><h2 id="decided">What was decided</h2>
<p>${kind === 'arranged' ? 'Arranged' : 'Not arranged'}, ${shortInstant(at, zone)}.</p>
${parts.length > 0 && html`<ul>${parts.map((part) => html`<li>${part}</li>`)}</ul>`}
${request?.word !== undefined && html`<p>Your word to the applicant:</p><p class="letter">${request.word}</p>`}</section>`;
}

/** What was typed, or what is arranged now. */
function valuesOf({ offer, request, typed }: AccommodationAtDesk) {
  const { arrangement = {}, answer } = offer.accommodation ?? {};
  const value = (name: string, now: string | number = '') => typed?.get(name) ?? String(now);
  return {
    kind: value('kind', answer?.kind ?? 'arranged'),
    longerMinutes: value('longerMinutes', arrangement.longerMinutes ?? 0),
    pauseMinutes: value('pauseMinutes', arrangement.pauseMinutes ?? 0),
    notBefore: value('notBefore', arrangement.notBefore),
    notAfter: value('notAfter', arrangement.notAfter),
    word: value('word', request?.word),
  };
}

function decisionForm(coordinator: SignedIn, model: AccommodationAtDesk): Markup {
  const values = valuesOf(model);
  const minutes = (name: 'longerMinutes' | 'pauseMinutes', label: string) =>
    html`<label>${label}<input type="number" name="${name}" min="0" max="${MOST_MINUTES}" value="${values[name]}"></label>`;
  const time = (name: 'notBefore' | 'notAfter', label: string) =>
    html`<label>${label}<input type="time" name="${name}" value="${values[name]}"></label>`;
  const choice = (kind: 'arranged' | 'not-arranged', words: string) =>
    html`<label class="choice"><input type="radio" name="kind" value="${kind}"${values.kind === kind && html` checked`}> ${words}</label>`;
  return html`<section aria-labelledby="decide"><h2 id="decide">${model.offer.accommodation?.answer ? 'Decide again' : 'Decide'}</h2>
<form class="stack" method="post" action="${accommodationPath(model.offer.id)}">${csrfField(coordinator)}${hiddenFields(
    [
      ['step', 'look'],
      ['seen', String(model.offer.accommodation?.version ?? 0)],
    ],
  )}
<fieldset><legend>Your decision</legend>${choice('arranged', 'It is arranged')}${choice('not-arranged', 'It cannot be arranged')}</fieldset>
<fieldset><legend>What the plans keep to, if it is arranged</legend>
${minutes('longerMinutes', 'Each interview is longer by so many minutes')}
${minutes('pauseMinutes', 'At least so many minutes between two interviews')}
${time('notBefore', 'No interview before')}
${time('notAfter', 'No interview after')}
<p class="hint">Times of the program’s zone. Coordinators who plan the day can see these, and never why. Interviews that no longer fit into their block make it longer, or move it, unless the applicant has another part of the day then.</p></fieldset>
<label>A word to the applicant<small>Only they read it, on their page. Needed for a no, and where no time changes.</small><textarea name="word" maxlength="${LONGEST_REQUEST}">${values.word}</textarea></label>
<button>See what the applicant is told</button></form></section>`;
}
