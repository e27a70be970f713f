import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { zoneField } from '#functions/applicant/pages/time-zone-field.ts';
import { LONGEST_PHONE } from '#functions/applicant/request-bodies.ts';
import { html, type Markup } from '#functions/page/markup.ts';

/** A phone for the day, which the applicant may leave: for a lost connection, and for nothing else. */
export function phonePart(model: OfferModel): Markup {
  return html`<section aria-labelledby="phone"><h2 id="phone">If the connection fails</h2>
<form class="stack" method="post" action="${addressOf(model, '/phone')}">${zoneField(model)}
<p><label for="day-phone">Your phone for the interview day</label> (optional)<br><input type="tel" id="day-phone" name="phone" maxlength="${LONGEST_PHONE}" autocomplete="tel" value="${model.offer.dayPhone ?? ''}"></p>
<p><small>The coordinators see it, and from 24 hours before also those whom you meet. It is in no email.</small></p>
<p><button class="quiet">Save the phone</button></p></form></section>`;
}
