import { clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { offerPageFrame } from './frame.ts';

type Ending = { readonly title: string; readonly told: Markup; readonly next: string };

/** An invitation that has ended: declined, canceled, withdrawn, or not answered in time. */
export function closedPage(model: OfferModel): string {
  const { title, told, next } = endingOf(model);
  const main = html`<h1>${title}</h1>
<p class="lead">Dear <bdi>${model.offer.applicant.name}</bdi>, ${told}</p>
<p>${next}</p>
${model.offer.renewed ? '' : html`<p>Have we invited you again since? Then please use the link in our newest email.</p>`}`;
  return offerPageFrame(model, title, main);
}

function endingOf(model: OfferModel): Ending {
  const { offer } = model;
  if (offer.renewed)
    return {
      title: 'You were invited again',
      told: html`this is an earlier invitation. You were invited again on ${momentPhrase(offer.renewed.at, clocksOf(model))}.`,
      next: 'Please use the link in our newest email: it opens your current invitation.',
    };
  if (offer.state === 'declined')
    return {
      title: 'You declined this invitation',
      told: html`you declined this invitation. Thank you for letting us know: we can now offer your spot to another applicant.`,
      next: 'If this was a mistake, please email the program as soon as you can. It may be able to invite you again.',
    };
  if (offer.state === 'canceled')
    return {
      title: 'Your interview is canceled',
      told: html`your interview is canceled, and you have no booking. We are emailing you a file that removes it from your calendar.`,
      next: 'If this was a mistake, please email the program as soon as you can. It may be able to invite you again.',
    };
  if (offer.state === 'withdrawn')
    return {
      title: 'This invitation was withdrawn',
      told: html`the program has withdrawn this invitation. Our email about it says why.`,
      next: 'You have no interview booked. If you have questions, please email the program.',
    };
  return {
    title: 'The response deadline has passed',
    told: html`the deadline to respond to this invitation was ${momentPhrase(offer.closesAt, clocksOf(model))}.`,
    next: 'You have no interview booked. If you could not respond in time, please email the program.',
  };
}
