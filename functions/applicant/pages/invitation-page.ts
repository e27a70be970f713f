import { whyNotBookableYet } from '#domain/invitations/window.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Track, trackOf } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { accommodationPart } from '#functions/applicant/asks/accommodation-part.ts';
import { datesOffered } from '#functions/applicant/dates-offered.ts';
import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { formatPart } from '#functions/applicant/visit-part.ts';
import { momentLines } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { optionsIn } from '#functions/wording/options.ts';
import { timeLeft } from '#functions/wording/time-left.ts';
import { offerPageFrame } from './frame.ts';
import { optionCards } from './option-cards.ts';
import { datesAhead } from './upcoming-dates.ts';

/** The invitation, while it can be answered: what it is for, until when, and everything that can be chosen. */
export function invitationPage(model: OfferModel): string {
  const { offer, season } = model;
  const tracks = offer.tracks.map((id) => trackOf(season, id));
  const { both, what } = optionsIn(model.openings.map(({ days }) => days));
  const waits = whyNotBookableYet(offer, model.now);
  const title = titleOf(model);
  const main = html`<h1>${title}</h1>
${offer.givenBack ? givenBackLead(model, offer.givenBack) : html`<p class="lead">Dear <bdi>${offer.applicant.name}</bdi>, congratulations! We are pleased to invite you to interview for ${trackNames(tracks)}.</p>`}
${coverNote(tracks, trackOf(season, offer.seatedAs))}${tracks.map(
  (track) => track.note && html`<p><b>${track.name}:</b> ${track.note}</p>`,
)}
${formatPart(model)}
${waits && openingBox(model, waits.opensAt)}${windowBox(model)}
<section aria-labelledby="choose"><h2 id="choose">${waits ? 'The dates' : `Choose ${what}`}</h2>
${both && html`<p>${both} Booking reserves both days together.</p>`}
${waits ? datesOffered(model) : optionCards(model)}</section>
${accommodationPart(model)}
<section class="decline"><h2>Can’t make it?</h2><p>Declining lets us offer your spot to another applicant. <a href="${addressOf(model, '/decline')}">Decline the invitation</a></p></section>
${datesAhead(model)}`;
  return offerPageFrame(model, title, main);
}

function titleOf({ offer, now }: OfferModel): string {
  if (offer.givenBack) return 'Please choose another date';
  return whyNotBookableYet(offer, now) ? 'You are invited to interview' : 'Choose your interview date';
}

/** From when a date can be booked, before that. */
function openingBox(model: OfferModel, opensAt: Instant): Markup {
  return html`<section class="window" aria-labelledby="opening"><h2 id="opening">Booking opens</h2>
<p class="by">${momentLines(opensAt, clocksOf(model))}<small class="clock">(${timeLeft(model.now, opensAt)})</small></p>
<p>It opens for everybody at the same time. Come back to this page then: your link stays the same.</p></section>`;
}

/** That the program took the booking back, and why: the applicant chooses again. */
function givenBackLead(
  { offer, season }: OfferModel,
  { left, reason = '' }: NonNullable<Offer['givenBack']>,
): Markup {
  const days = formatDaysWithYear(left.map(({ on }) => on));
  const tracks = offer.tracks.map((id) => trackOf(season, id));
  return html`<p class="lead">Dear <bdi>${offer.applicant.name}</bdi>, we are sorry: your interview on <b>${days}</b> was canceled by the program. Please choose another date for ${trackNames(tracks)}.</p>
${reason && html`<p>Reason:</p><blockquote>${reason}</blockquote>`}`;
}

function trackNames(tracks: readonly Track[]): Markup {
  return html`${tracks.map((track, index) => html`${index > 0 && ' and '}<b>${track.name}</b> (NRMP ${track.nrmp})`)}`;
}

/** Why somebody who is invited for several tracks makes one booking only. */
function coverNote(tracks: readonly Track[], seated: Track): Markup | false {
  const covered = tracks.filter((track) => track.id !== seated.id).map((track) => track.name);
  if (covered.length === 0) return false;
  return html`<p class="note"><b>One booking covers everything.</b> Over the two days of a ${seated.name} date, you meet the ${seated.name} team and the ${covered.join(' and the ')} team, so you choose just one pair of days.</p>`;
}

function windowBox(model: OfferModel): Markup {
  const { offer } = model;
  const clocks = clocksOf(model);
  return html`<section class="window" aria-labelledby="window"><h2 id="window">Please respond by</h2>
<p class="by">${momentLines(offer.closesAt, clocks)}<small class="clock">(${timeLeft(model.now, offer.closesAt)})</small></p>
<p>No need to rush: we never invite more people than we have interview spots, so one will be open for you until the deadline. Particular dates do fill up, first come, first served.</p></section>`;
}
