import { addressOf, type OfferModel, toldOf } from '#functions/applicant/offer-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';
import { type Problem, type TellableProblem, tellProblem } from '#functions/problems/problems.ts';
import { offerPageFrame, questions } from './frame.ts';
import { optionCards } from './option-cards.ts';

/**
 * Why something was not done and what can be done instead. With the model of the offer that it concerns, everything
 * that can still be chosen stands right there, where that helps, or `again` a form with what was sent; without it, `contact` is whom to ask.
 */
export function problemPage(
  problem: Problem,
  model?: OfferModel,
  { contact, again }: { readonly contact?: string | undefined; readonly again?: Markup | undefined } = {},
): string {
  const told = tellProblem(problem, model && toldOf(model));
  if (!model) {
    const foot = contact && questions(contact);
    return page({ title: told.title, from: 'Fairslot', main: explanation(told), foot });
  }
  const back = model.offer.state === 'booked' ? 'Back to your booking' : 'Back to your invitation';
  const main = html`${explanation(told)}
${again ?? (told.showsChoice && stillOpen(model))}
<p class="actions">${problem.kind === 'day-closed' && cancelLink(model)}<a class="button quiet" href="${addressOf(model)}">${back}</a></p>`;
  return offerPageFrame(model, told.title, main, { mayReload: false });
}

function explanation({ title, detail, next }: TellableProblem): Markup {
  return html`<h1>${title}</h1>
<div class="refused" role="status"><p>${detail}</p><p><b>${next}</b></p></div>`;
}

/** Where it is too late to reschedule, a reader who can't come may still cancel. */
function cancelLink(model: OfferModel): Markup | false {
  if (toldOf(model).canStill !== 'cancel') return false;
  return html`<a class="button quiet" href="${addressOf(model, '/cancel')}">Cancel interview</a>`;
}

function stillOpen(model: OfferModel): Markup | false {
  if (!model.openings.some((option) => option.available)) return false;
  return html`<section aria-labelledby="choose"><h2 id="choose">Open dates</h2>
${optionCards(model)}</section>`;
}
