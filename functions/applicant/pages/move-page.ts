import { addressOf, bookingOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html } from '#functions/page/markup.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { offerPageFrame } from './frame.ts';
import { optionCards } from './option-cards.ts';

/** Everything that a booking could be exchanged for. The place that is held stays so until another has been won. */
export function movePage(model: OfferModel): string {
  const { seats } = bookingOf(model);
  const main = html`<h1>Reschedule your interview</h1>
<p class="lead">You are booked for <b>${formatDaysWithYear(seats.map((seat) => seat.on))}</b>. You keep your current spot until the new one is confirmed. If the new one is taken in the meantime, nothing changes.</p>
<section aria-labelledby="choose"><h2 id="choose">Other open dates</h2>
${optionCards(model)}</section>
<p class="actions"><a class="button quiet" href="${addressOf(model)}">Keep my current date</a></p>`;
  return offerPageFrame(model, 'Reschedule your interview', main);
}
