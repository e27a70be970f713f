import { addressOf, bookingOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html } from '#functions/page/markup.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { offerPageFrame } from './frame.ts';
import { optionCards } from './option-cards.ts';

/** Everything that a booking could be exchanged for. The place that is held stays so until another has been won. */
export function movePage(model: OfferModel): string {
  const { seats } = bookingOf(model);
  const main = html`<h1>Move your interview</h1>
<p class="lead">You are booked for <b>${formatDaysWithYear(seats.map((seat) => seat.on))}</b>. Your present place stays yours until the new one is certain: if the new one is gone, nothing changes.</p>
<section aria-labelledby="choose"><h2 id="choose">What you can have instead</h2>
${optionCards(model)}</section>
<p class="actions"><a class="button quiet" href="${addressOf(model)}">Keep what I have</a></p>`;
  return offerPageFrame(model, 'Move your interview', main);
}
