import { type Season, trackOf } from '#domain/season/season.ts';
import type { WavePlan } from '#domain/waves/wave-plan.ts';
import { boxOf } from '#functions/desk/applications/bulk-request.ts';
import { listPath } from '#functions/desk/applications/list-table.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { counted } from '#functions/wording/counted.ts';
import { leftOutInWords } from './left-out-words.ts';
import type { NewWave } from './new-wave.ts';
import { wavePreview } from './wave-preview.ts';
import { whenFields } from './when-fields.ts';

/** Who fits, by track, and who does not and why; when it leaves; and, once that was said, the mail and the button. */
export function newWavePage(coordinator: SignedIn, model: NewWave): string {
  const { plan, list, isPreview, told, when, season } = model;
  const { fits, leftOut } = plan;
  const of = fits.length + leftOut.length;
  const title = `New wave: ${fits.length} of the ${of} selected fit`;
  const wrong = told ?? (plan.refusal && tellAtDesk(plan.refusal, coordinator));
  const canSend = isPreview && fits.length > 0 && when.wave !== undefined && !plan.refusal;
  const numbers = html`${tracksTable(season, plan)}${notForThese(model)}`;
  const main = html`<h1>${title}</h1>
${wrong && toldNote(wrong)}${model.progress && html`<p class="done" role="status">${model.progress}</p>`}${when.unclear && unclearTime}
${canSend ? html`${wavePreview(coordinator, model)}${whenForm(coordinator, model, true)}${numbers}` : html`${numbers}${fits.length > 0 && whenForm(coordinator, model, false)}`}
${fits.length > 0 && html`<section aria-labelledby="who"><h2 id="who">In the wave</h2><ul>${fits.map(({ id, offer }) => html`<li><a href="${personPath(id)}"><bdi>${offer.applicant.name}</bdi></a> <small>${id}, ${tracksCell(season, offer.tracks)}</small></li>`)}</ul></section>`}
<p class="actions"><a class="button quiet" href="${listPath(list)}">Back to the list</a></p>`;
  return deskPage({ title, main, coordinator, area: 'waves' });
}

const unclearTime = html`<div class="refused" role="alert"><p><b>One of the times is none.</b></p><p>Enter day and time, as 2020-10-27T10:00 where your browser shows no calendar.</p></div>`;

function whenForm(coordinator: SignedIn, { chosen, when, list, season }: NewWave, wasShown: boolean): Markup {
  const { startedAt } = when.typed;
  return html`<form class="stack" method="post" action="/desk/waves/new">${csrfField(coordinator)}
<h2>${wasShown ? 'Change the times' : 'When'}</h2>
${hiddenFields([['list', list], ['started', startedAt], ...chosen.map((each) => ['chosen', boxOf(each)] as const)])}
${whenFields(season, when.typed)}
<button${wasShown && html` class="quiet"`}>Show the wave and its email</button><p class="hint">Nothing is sent or stored by this.</p></form>`;
}

function tracksTable(season: Season, { byTrack }: WavePlan): Markup | false {
  if (byTrack.length === 0) return false;
  const rows = byTrack.map(
    ({ track, asked, fits }) =>
      html`<tr><th scope="row">${trackOf(season, track).name}</th><td class="number">${asked}</td><td class="number">${fits}</td></tr>`,
  );
  return html`<div class="table" role="region" aria-label="Seats by track" tabindex="0"><table><caption>How many offers the seats bear, all tracks together, beside everybody who is invited</caption>
<thead><tr><th scope="col">Track of the seats</th><th scope="col" class="number">Selected</th><th scope="col" class="number">Fit</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function notForThese({ plan: { leftOut }, season }: NewWave): Markup | false {
  if (leftOut.length === 0) return false;
  const rows = leftOut.map(
    ({ id, name, why }) =>
      html`<tr><th scope="row"><a href="${personPath(id)}"><bdi>${name || id}</bdi></a></th><td>${id}</td><td>${leftOutInWords(why, season)}</td></tr>`,
  );
  return html`<section aria-labelledby="not"><h2 id="not">${counted(leftOut.length, 'person is', 'people are')} not in it</h2>
<div class="table" role="region" aria-label="Those who are not in the wave" tabindex="0"><table><caption>Those who are not in the wave, and why</caption>
<thead><tr><th scope="col">Name</th><th scope="col">AAMC ID</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
