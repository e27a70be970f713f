import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { standingWords } from '#functions/behalf/standing-words.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html } from '#functions/page/markup.ts';
import { capitalized } from '#functions/wording/one-line.ts';
import type { OfferAtDesk } from './offer-at-desk.ts';
import { offerDeedForms } from './offer-deed-forms.ts';
import { doneWords } from './offer-deed-words.ts';
import { meanwhileNote, offerHistory } from './offer-history.ts';
import { stateSection } from './state-section.ts';

/** Why a deed was not done, and what others changed meanwhile. */
export type NotDone = { readonly problem: DeskProblem; readonly meanwhile: readonly Stored<OfferRecord>[] };

/** Everything about one offer, with a form for each deed on the applicant's behalf. After a refusal, with why. */
export function offerAtDeskPage(model: OfferAtDesk, done: string | null, notDone?: NotDone): string {
  const { coordinator, season, offer } = model;
  const name = offer.erasedAt ? 'Personal data was erased' : offer.applicant.name;
  const told = notDone && tellAtDesk(notDone.problem, coordinator);
  const words = doneWords(done);
  const main = html`${told && toldNote(told)}${notDone && meanwhileNote(model, notDone.meanwhile)}
<h1><bdi>${name}</bdi></h1>
${words && html`<div class="done" role="status"><p>${words}</p></div>`}
<p class="lead">${capitalized(standingWords(season, offer))}</p>
${stateSection(model)}
${offerDeedForms(model)}
${offerHistory(model)}
<p class="actions"><a class="button quiet" href="/desk/offers">All offers</a></p>`;
  return deskPage({
    title: told ? `${told.title} · ${name}` : name,
    main,
    coordinator,
    area: 'offers',
  });
}
