import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html } from '#functions/page/markup.ts';
import { offerPageFrame } from './frame.ts';
import { zoneField } from './time-zone-field.ts';

/** Asks whether an invitation is really to be declined. */
export function declinePage(model: OfferModel): string {
  const main = html`<h1>Decline the invitation?</h1>
<p class="lead">The place that is kept for you goes to somebody else, and this cannot be undone: you could not book an interview with this link any more.</p>
<form class="actions" method="post" action="${addressOf(model, '/decline')}">${zoneField(model)}
<button class="grave">Decline the invitation</button><a class="button quiet" href="${addressOf(model)}">Go back and choose a date</a></form>`;
  return offerPageFrame(model, 'Decline the invitation?', main);
}
