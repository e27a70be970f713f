import { deadlineToldOf } from '#domain/invitations/window.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import type { ListedWave } from '#domain/waves/wave-list.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import { moreTimeFields } from '#functions/desk/offers/more-time-fields.ts';
import { seenBox } from '#functions/desk/offers/seen-offers.ts';
import type { ToldAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { bookingCell, tracksCell } from '#functions/sheets/cells.ts';
import { offerStateNames } from '#functions/sheets/offer-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { wavePath } from './wave-path.ts';
import { countsInWords } from './waves-page.ts';

/** What the page of a wave is drawn from. */
export type WaveModel = {
  readonly season: Season;
  readonly wave: ListedWave;
  readonly told?: ToldAtDesk | undefined;
  /** What was typed into a form that was refused. */
  readonly typed?: { readonly until: string; readonly reason: string; readonly chosen: readonly string[] };
};

/** Everybody in the wave, and what can be done with those who are selected. */
export function wavePage(coordinator: SignedIn, model: WaveModel): string {
  const { season, wave, told } = model;
  const { zone } = season.program;
  const waits = wave.offers.some(({ state }) => state === 'prepared');
  const isOpen = wave.offers.some(({ state }) => state === 'open');
  const mayAct = coordinator.may === 'edit' && (waits || isOpen);
  const list = html`${offersTable(model, mayAct)}`;
  const main = html`<p><a href="/desk/waves">All waves</a></p>
<h1>Wave of ${shortInstant(wave.releaseAt, zone)}</h1>
${told && toldNote(told)}
<p class="lead">${countsInWords(wave)}.${wave.bookingOpensAt && ` Booking opens ${formatInstant(wave.bookingOpensAt, { program: zone, reader: zone })}.`}</p>
${mayAct ? actForm(coordinator, model, list, { waits, isOpen }) : list}`;
  return deskPage({ title: 'Wave', main, coordinator, area: 'waves', isWide: true });
}

/** One form, in which the button says what is done with those who are ticked: it works without script. */
function actForm(
  coordinator: SignedIn,
  { wave, typed }: WaveModel,
  list: Markup,
  { waits, isOpen }: { readonly waits: boolean; readonly isOpen: boolean },
): Markup {
  const path = wavePath(wave.releaseAt);
  return html`<form class="keep" method="post" action="${path}/extend">${csrfField(coordinator)}
${list}
${
  waits &&
  html`<fieldset class="filters"><legend>Before the release</legend>
<button formaction="${path}/take-back" formnovalidate name="who" value="chosen">Take back those selected</button>
<button class="quiet" formaction="${path}/take-back" formnovalidate name="who" value="all">Take back the whole wave</button></fieldset>
<p class="hint">Nobody has been told. Those who are taken back count as not invited, and their seats are free.</p>`
}
${isOpen && moreTimeFields(typed, 'Extend for all without an answer…')}</form>`;
}

function offersTable({ season, wave, typed }: WaveModel, mayAct: boolean): Markup {
  const ticked = new Set(typed?.chosen);
  return html`<div class="table" role="region" aria-label="Invitations of the wave" tabindex="0"><table><caption>Everybody in the wave, by name</caption>
<thead><tr>${mayAct && html`<th scope="col">Select</th>`}<th scope="col">Name</th><th scope="col">Tracks</th><th scope="col">Status</th><th scope="col">Respond by</th><th scope="col">Booked</th><th scope="col">AAMC ID</th></tr></thead>
<tbody>${wave.offers.toSorted(byName).map((offer) => line(season, offer, mayAct, ticked))}</tbody></table></div>`;
}

function line(season: Season, offer: Offer, mayAct: boolean, ticked: ReadonlySet<string>): Markup {
  const { applicant, state, booking } = offer;
  const canAct = state === 'prepared' || state === 'open';
  const box = seenBox(offer);
  return html`<tr>${mayAct && html`<td>${canAct && html`<label class="tick"><input type="checkbox" name="chosen" value="${box}"${ticked.has(box) && html` checked`}><span class="hide">Select ${applicant.name}</span></label>`}</td>`}
<th scope="row"><a href="${offerAtDeskPath(offer.id)}"><bdi>${applicant.name}</bdi></a></th><td>${tracksCell(season, consideredFor(offer))}</td><td>${offerStateNames[state]}</td>
<td>${canAct ? shortInstant(deadlineToldOf(season, offer), season.program.zone) : '–'}</td><td>${bookingCell(booking) || '–'}</td><td>${applicant.id}</td></tr>`;
}
