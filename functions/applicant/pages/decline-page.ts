import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html } from '#functions/page/markup.ts';
import { offerPageFrame } from './frame.ts';
import { zoneField } from './time-zone-field.ts';

/** Asks whether an invitation is really to be declined. */
export function declinePage(model: OfferModel): string {
  const main = html`<h1>Decline the invitation?</h1>
<p class="lead">Declining lets us offer your spot to another applicant. You cannot undo it: you will not be able to book an interview with this link.</p>
<form class="actions" method="post" action="${addressOf(model, '/decline')}">${zoneField(model)}
<button class="grave">Decline the invitation</button><a class="button quiet" href="${addressOf(model)}">Go back and choose a date</a></form>`;
  return offerPageFrame(model, 'Decline the invitation?', main);
}
