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
<p class="lead">${isPair ? 'Both of your days will be given back, for one without the other is no interview:' : 'This day will be given back:'}</p>
${bookedDays(model)}
<p>Your place goes to somebody else at once, and your invitation ends: it cannot be booked again with this link.${!whyNoPage('move', model) && html` If another date would suit you, <a href="${addressOf(model, '/move')}">move your interview</a> instead.`}</p>
<form class="actions" method="post" action="${addressOf(model, '/cancel')}"><input type="hidden" name="version" value="${shownVersion(model.offer)}">${zoneField(model)}
<button class="grave">${isPair ? 'Cancel both days' : 'Cancel the interview'}</button><a class="button quiet" href="${addressOf(model)}">Keep my interview</a></form>`;
  return offerPageFrame(model, 'Cancel your interview?', main);
}
