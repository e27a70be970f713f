import { isNoShow } from '#domain/interviewed/interview-outcome.ts';
import { whyNotAskable } from '#domain/track-requests/ask-for-track.ts';
import { tracksToAsk } from '#domain/track-requests/tracks-to-ask.ts';
import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { zoneField } from '#functions/applicant/pages/time-zone-field.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';

/** After the interview: the request to be considered for another track, as far as the season has one, and how it stands. */
export function trackRequestPart(model: OfferModel): Markup | false {
  const { offer } = model;
  if (offer.trackRequest) return requestSection(model, offer.trackRequest);
  const forms = tracksAskable(model).map((track) => askForm(model, track));
  return forms.length > 0 && html`${forms}`;
}

/** The tracks that could be asked for now. */
export function tracksAskable(model: OfferModel): readonly string[] {
  return tracksToAsk(model.season, model.offer).filter((track) => !whyNotAskable(model, track, model.now));
}

function askForm(model: OfferModel, track: string): Markup {
  const name = trackLabel(model.season, track);
  return html`<section aria-labelledby="ask-${track}"><h2 id="ask-${track}">Would ${name} fit you better?</h2>
<p>If you have found that your track is not the right one, you can ask once to be considered for ${name} instead. A person at the program reads it, and you get an email with the answer. Until then nothing changes.</p>
<form class="actions" method="post" action="${addressOf(model, '/track')}">${zoneField(model)}<input type="hidden" name="track" value="${track}">
<button class="quiet">Ask to be considered for ${name}</button></form></section>`;
}

function requestSection(
  model: OfferModel,
  { track, at, answer }: NonNullable<OfferModel['offer']['trackRequest']>,
): Markup {
  const name = trackLabel(model.season, track);
  const asked = html`<p>You asked to be considered for ${name} on ${momentPhrase(at, clocksOf(model))}.</p>`;
  const stands = answer
    ? html`<p><b>${answerWords(model, name, answer.kind)}</b></p>${answer.reason !== undefined && html`<blockquote>${answer.reason}</blockquote>`}`
    : html`<p>The program has not answered yet. You will get an email.</p>
<form class="actions" method="post" action="${addressOf(model, '/track/take-back')}">${zoneField(model)}
<button class="quiet">Take the request back</button></form>`;
  return html`<section aria-labelledby="asked"><h2 id="asked">Your request for ${name}</h2>
${asked}${stands}</section>`;
}

function answerWords({ season, offer }: OfferModel, name: string, answer: 'granted' | 'refused'): string {
  const hasCome = !isNoShow(season, offer);
  if (answer === 'granted')
    return hasCome
      ? `You are now considered for ${name}.`
      : 'The program granted it. Only those who came to their interview are considered for a track.';
  return `The program could not grant it.${hasCome ? ' You are considered for the track that you interviewed for.' : ''}`;
}
