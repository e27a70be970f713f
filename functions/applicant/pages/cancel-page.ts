import { shownVersion } from '#domain/offers/offer.ts';
import { addressOf, bookingOf, type OfferModel, whyNoPage } from '#functions/applicant/offer-model.ts';
import { html } from '#functions/page/markup.ts';
import { bookedDays } from './booking-page.ts';
import { offerPageFrame } from './frame.ts';
import { zoneField } from './time-zone-field.ts';

/** Asks whether a booking is really to be canceled, and says all that it would give back. */
export function cancelPage(model: OfferModel): string {
  const isPair = bookingOf(model).seats.length > 1;
  const main = html`<h1>Cancel your interview?</h1>
<p class="lead">${isPair ? 'This cancels both days:' : 'This cancels your interview on this day:'}</p>
${bookedDays(model)}
<p>Your spot can be offered to another applicant, and your invitation ends: you will not be able to book again with this link.${!whyNoPage('move', model) && html` Would another date work better? You can <a href="${addressOf(model, '/move')}">reschedule</a> instead.`}</p>
<form class="actions" method="post" action="${addressOf(model, '/cancel')}"><input type="hidden" name="version" value="${shownVersion(model.offer)}">${zoneField(model)}
<button class="grave">${isPair ? 'Cancel both days' : 'Cancel interview'}</button><a class="button quiet" href="${addressOf(model)}">Keep my interview</a></form>`;
  return offerPageFrame(model, 'Cancel your interview?', main);
}
