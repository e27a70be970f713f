import { raw } from 'hono/html';
import { MOST_WITHOUT_TOKEN } from '#domain/questions/ask.ts';
import { panelHoursOf } from '#domain/questions/panel.ts';
import { LONGEST_QUESTION } from '#domain/questions/question.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { bookingOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { type Policy, sourceOf } from '#functions/http/security-headers.ts';
import { spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDay } from '#functions/wording/days.ts';
import { panelName, panelPath, tokenScriptPath } from './panel-page.ts';

/**
 * Loads the script of tokens at the first touch or key: a program that opens a link to look at it presses nothing, so it
 * takes nobody's tokens. A reader presses something. The link to a panel is followed once the tokens of that panel are here,
 * also where it is the first thing that is pressed.
 */
const loader = `{const f=()=>import('${tokenScriptPath}');for(const e of['pointerdown','keydown'])addEventListener(e,f,{once:true});
addEventListener('click',e=>{const a=e.target.closest('[data-take-tokens] a');if(!a||a.dataset.ready||e.button||e.ctrlKey||e.metaKey||e.shiftKey)return;
e.preventDefault();a.nextElementSibling.hidden=false;
f().then(m=>m.tokensOf(a.closest('[data-panel]').dataset.panel)).catch(()=>{}).finally(()=>{a.nextElementSibling.hidden=true;a.dataset.ready=1;a.click()})})}`;

/** What the page of a booking may run and reach beyond the strict policy. */
export const tokenPolicy: Policy = {
  'script-src': [sourceOf(loader), "'self'"],
  'connect-src': ["'self'"],
};

/** The panels of a booking that have not ended: where to ask, and what this browser takes for it. */
export function panelPart(model: OfferModel): Markup | false {
  const { season, offer, now } = model;
  const open = bookingOf(model).seats.flatMap(({ on }) => {
    const hours = panelHoursOf(season, offer, on);
    return hours && now < hours.endsAt ? [{ on, hours }] : [];
  });
  if (open.length === 0) return false;
  const panels = open.map(
    ({ on, hours }) =>
      html`<div data-take-tokens="${model.base}/panel/${on}/tokens" data-panel="${panelName(season.id, on)}"><p>The panel of ${formatDay(on)}:${spanClocks(hours.startsAt, hours.endsAt, on, clocksOf(model))}</p>
<p>Until it ends, you can <a href="${panelPath(on)}" rel="noreferrer">ask without giving your name</a>. <span role="status" hidden>One moment: your browser is getting its questions ready.</span></p>
<noscript>${questionForm(model, on)}</noscript></div>`,
  );
  return html`<section aria-labelledby="panel"><h2 id="panel">Ask the residents</h2>
${panels}<p>Everybody’s browser gets the same number of questions for a panel from this page, so having them tells nothing about you.</p></section><script>${raw(loader)}</script>`;
}

/** The same without script, and what is weaker about it, in words; `sent` is what was refused. No form once all questions are used. */
export function questionForm({ base, asked }: OfferModel, on: CalendarDay, sent = ''): Markup {
  const left = MOST_WITHOUT_TOKEN - (asked?.get(on) ?? 0);
  if (left <= 0)
    return html`<p>You have sent all ${MOST_WITHOUT_TOKEN} questions that everybody can ask this panel.</p>${sent && html`<p>This one was not sent:</p><p class="letter">${sent}</p>`}`;
  return html`<form method="post" action="${base}/panel/${on}/question"><p>Your browser runs no script, so this form goes through your personal page. We store your question without your name, but you have to trust us with that: it is not anonymous as it would be with script.</p>
<p>${left === 1 ? 'You can send one more.' : `You can send ${left}${left < MOST_WITHOUT_TOKEN ? ' more' : ' questions to this panel'}.`}</p>
<label for="question-${on}">Your question</label><textarea id="question-${on}" name="text" rows="4" maxlength="${LONGEST_QUESTION}" required>${sent}</textarea>
<p class="actions"><button>Send to the panel</button></p></form>`;
}
