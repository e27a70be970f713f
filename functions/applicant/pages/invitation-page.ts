import { type Track, trackOf } from '#domain/season/season.ts';
import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { momentLines, momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { optionsIn } from '#functions/wording/options.ts';
import { offerPageFrame } from './frame.ts';
import { optionCards } from './option-cards.ts';
import { datesAhead } from './upcoming-dates.ts';

/** The invitation, while it can be answered: what it is for, until when, and everything that can be chosen. */
export function invitationPage(model: OfferModel): string {
  const { offer, season } = model;
  const tracks = offer.tracks.map((id) => trackOf(season, id));
  const { pairs, what } = optionsIn(model.openings.map(({ days }) => days));
  const main = html`<h1>Choose your interview date</h1>
<p class="lead">Dear <bdi>${offer.applicant.name}</bdi>, you are invited to interview for ${trackNames(tracks)}.</p>
${coverNote(tracks, trackOf(season, offer.seatedAs))}${tracks.map(
  (track) => track.note && html`<p><b>${track.name}:</b> ${track.note}</p>`,
)}
${windowBox(model)}
<section aria-labelledby="choose"><h2 id="choose">Choose ${what}</h2>
${pairs > 0 && html`<p>${pairs === model.openings.length ? 'Every date here is a pair of days, and you attend both.' : 'Where a date is a pair of days, you attend both.'} One booking takes a place on each of them, or on neither.</p>`}
${optionCards(model)}</section>
<section class="decline"><h2>Not coming?</h2><p>If you decline, your place goes to somebody else. <a href="${addressOf(model, '/decline')}">Decline the invitation</a></p></section>
${datesAhead(model)}`;
  return offerPageFrame(model, 'Choose your interview date', main);
}

function trackNames(tracks: readonly Track[]): Markup {
  return html`${tracks.map((track, index) => html`${index > 0 && ' and '}<b>${track.name}</b> (NRMP ${track.nrmp})`)}`;
}

/** Why somebody who is invited for several tracks makes one booking only. */
function coverNote(tracks: readonly Track[], seated: Track): Markup | false {
  const covered = tracks.filter((track) => track.id !== seated.id).map((track) => track.name);
  if (covered.length === 0) return false;
  return html`<p class="note"><b>One booking covers both.</b> Over the two days of a ${seated.name} date you meet the ${seated.name} team and the ${covered.join(' and the ')} team, so you choose one pair of days and need no second booking.</p>`;
}

function windowBox(model: OfferModel): Markup {
  const { offer } = model;
  const clocks = clocksOf(model);
  return html`<section class="window" aria-labelledby="window"><h2 id="window">Answer by</h2>
<p class="by">${momentLines(offer.closesAt, clocks)}</p>
<p class="since">Open since ${momentPhrase(offer.opensAt, clocks)}.</p>
<p>There is no need to race. No more people are invited than there are places, so one of these dates stays possible for you until then. What speed does change is <em>which</em> ones are still free: a place goes to whoever books it first.</p></section>`;
}
