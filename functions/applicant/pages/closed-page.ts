import { clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { offerPageFrame } from './frame.ts';

type Ending = { readonly title: string; readonly told: Markup; readonly next: string };

/** An invitation that has ended: declined, canceled, or not answered in time. */
export function closedPage(model: OfferModel): string {
  const { title, told, next } = endingOf(model);
  const main = html`<h1>${title}</h1>
<p class="lead">Dear <bdi>${model.offer.applicant.name}</bdi>, ${told}</p>
<p>${next}</p>`;
  return offerPageFrame(model, title, main);
}

function endingOf(model: OfferModel): Ending {
  const { offer } = model;
  if (offer.state === 'declined')
    return {
      title: 'You have declined',
      told: html`you have declined this invitation. Thank you for telling us: somebody else can have the place.`,
      next: 'If this was a mistake, write to the program soon. It may be able to invite you again.',
    };
  if (offer.state === 'canceled')
    return {
      title: 'Your interview is canceled',
      told: html`your interview is canceled and nothing is booked for you any more. An email takes it out of your calendar.`,
      next: 'If you did not want this, write to the program. It may be able to invite you again.',
    };
  return {
    title: 'The time to answer is over',
    told: html`this invitation could be answered until ${momentPhrase(offer.closesAt, clocksOf(model))}.`,
    next: 'No interview is booked for you. If you could not answer in time, write to the program and say so.',
  };
}
