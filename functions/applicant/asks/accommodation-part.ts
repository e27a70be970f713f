import { LONGEST_REQUEST, whyNoAccommodation } from '#domain/accommodations/ask-for-accommodation.ts';
import type { Accommodation } from '#domain/offers/accommodation.ts';
import { coordinatorAt } from '#domain/season/coordinators.ts';
import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { offerPageFrame } from '#functions/applicant/pages/frame.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { arrangementParts } from '#functions/wording/interviews/arrangement-words.ts';

/** From the invitation to the last interview: how a request stands, and the way to the page on which one is made. */
export function accommodationPart(model: OfferModel): Markup | false {
  if (whyNoAccommodation(model, model.now)) return false;
  const { accommodation } = model.offer;
  const isWaiting = accommodation?.askedAt !== undefined;
  const does = isWaiting ? 'See your request' : 'Ask for an accommodation';
  return html`<section><h2>Accommodations</h2>
${accommodation?.answer && decided(model, accommodation, accommodation.answer)}
<p>${isWaiting && 'Your request waits for a decision. '}<a href="${addressOf(model, '/accommodation')}">${does}</a></p></section>`;
}

/** The form that asks for an accommodation, who reads it, and how the request stands. */
export function askAccommodationPage(model: OfferModel): string {
  const { accommodation } = model.offer;
  const title = 'Accommodations for your interview';
  const main = html`<h1>${title}</h1>
${accommodation?.answer && decided(model, accommodation, accommodation.answer)}
${accommodation?.askedAt !== undefined ? waiting(model, accommodation) : form(model, accommodation?.answer ? 'Ask for something else' : 'Send request')}
<p class="actions"><a class="button quiet" href="${addressOf(model)}">${model.offer.state === 'booked' ? 'Back to your booking' : 'Back to your invitation'}</a></p>`;
  return offerPageFrame(model, title, main, { mayReload: false });
}

function decided(
  { request }: OfferModel,
  { arrangement = {} }: Accommodation,
  { kind }: NonNullable<Accommodation['answer']>,
): Markup {
  const parts = arrangementParts(arrangement);
  const told =
    kind === 'arranged'
      ? 'The program has arranged your request.'
      : 'The program could not arrange your request.';
  return html`<p><b>${told}</b></p>
${parts.length > 0 && html`<p>For your interviews:</p><ul>${parts.map((part) => html`<li>${part}</li>`)}</ul>`}
${request?.word !== undefined && html`<p>A word to you:</p><blockquote>${request.word}</blockquote>`}`;
}

function waiting(model: OfferModel, { askedAt, version }: Accommodation): Markup {
  const { request } = model;
  return html`<p>You asked on ${askedAt !== undefined && momentPhrase(askedAt, clocksOf(model))}, and there is no decision yet. You will get an email.</p>
${request?.text !== undefined && html`<blockquote>${request.text}</blockquote>`}
<details><summary>Change your request</summary>${form(model, 'Send it as it is now', request?.text)}</details>
<form class="actions" method="post" action="${addressOf(model, '/accommodation/withdraw')}">${versionField(version)}
<button class="quiet">Withdraw the request</button></form>`;
}

function form(model: OfferModel, button: string, text = ''): Markup {
  const { season, offer } = model;
  const address = season.accommodations?.readBy ?? '';
  const reader = coordinatorAt(season, address)?.name ?? address;
  return html`<form class="stack" method="post" action="${addressOf(model, '/accommodation')}">${versionField(offer.accommodation?.version ?? 0)}
<p id="who">If you need something changed to interview on equal terms, such as longer interviews, a break between them, or certain hours, say so here. <b>Only <bdi>${reader}</bdi> reads what you write.</b> Interviewers never learn of it, and other coordinators see only that you asked. It is in no email, and it is erased with your data.</p>
<label for="need">What you need</label><textarea id="need" name="text" maxlength="${LONGEST_REQUEST}" aria-describedby="who" required>${text}</textarea>
<p><button class="quiet">${button}</button></p></form>`;
}

function versionField(version: number): Markup {
  return html`<input type="hidden" name="requestVersion" value="${version}">`;
}
