import { interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { isReleased, type MailTrouble } from '#domain/offers/offer.ts';
import { startOf } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { momentPhrase, spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { statusNames } from '#functions/wording/application-words.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { timesOf } from '#functions/wording/time-lines.ts';
import { clocksAtDesk, type OfferAtDesk, offerAtDeskPath } from './offer-at-desk.ts';

/** How the offer stands: the interview or the window on both clocks, the address and whether mail arrives there. */
export function stateSection(model: OfferAtDesk): Markup {
  const { season, offer, hasApplication } = model;
  const { applicant } = offer;
  const clocks = clocksAtDesk(model);
  return html`<section aria-labelledby="state"><h2 id="state">As it stands</h2>
${offer.mailTrouble && !offer.mailTrouble.resolvedAt && troubleNote(model, offer.mailTrouble)}
<dl>${offer.booking?.seats.map((seat, index, all) => html`<dt>${all.length > 1 ? `Interview, day ${index + 1}` : 'Interview'}</dt><dd>${bookedDay(model, seat)}</dd>`)}
${outcomeLine(model)}
${requestLine(model)}
${offer.state === 'open' && html`<dt>Respond by</dt><dd>${momentPhrase(offer.closesAt, clocks)}</dd>`}
${offer.state === 'prepared' && html`<dt>Leaves</dt><dd>${momentPhrase(offer.opensAt, clocks)}</dd>`}
<dt>Tracks</dt><dd>${tracksCell(season, offer.tracks)}${offer.tracks.length > 1 && html` <small>takes the dates of ${tracksCell(season, [offer.seatedAs])}</small>`}</dd>
${isReleased(offer) && html`<dt>Invited</dt><dd>${momentPhrase(offer.opensAt, clocks)}</dd>`}
${!offer.erasedAt && html`<dt>Email</dt><dd><bdi>${applicant.email}</bdi></dd><dt>AAMC ID</dt><dd><bdi>${applicant.id}</bdi>${hasApplication && html` · <a href="${personPath(applicant.id)}">Open the application</a>`}</dd>`}
${offer.zone && html`<dt>Reads times in</dt><dd>${offer.zone}</dd>`}
${offer.renews && html`<dt>Earlier invitation</dt><dd><a href="${offerAtDeskPath(offer.renews)}">${offer.renews}</a></dd>`}
${offer.renewed && html`<dt>Later invitation</dt><dd><a href="${offerAtDeskPath(offer.renewed.offer)}">${offer.renewed.offer}</a></dd>`}
<dt>Invitation</dt><dd>${offer.id}</dd></dl></section>`;
}

function outcomeLine({ season, offer, now }: OfferAtDesk): Markup | false {
  const outcome = interviewOutcome(season, offer, now);
  if (!outcome) return false;
  const why = outcome === 'no-show' && offer.noShow?.reason;
  return html`<dt>What became of it</dt><dd><b>${statusNames[outcome]}</b>${why && html`: ${why}`}</dd>`;
}

/** What the applicant asked for after the interview, and what was said. */
function requestLine(model: OfferAtDesk): Markup | false {
  const { trackRequest } = model.offer;
  if (!trackRequest) return false;
  const { track, at, answer } = trackRequest;
  const clocks = clocksAtDesk(model);
  const said = answer
    ? html`<b>${answer.kind}</b> ${momentPhrase(answer.at, clocks)}${answer.reason !== undefined && html`: ${answer.reason}`}`
    : html`<b>not answered yet</b>`;
  return html`<dt>Asked for ${tracksCell(model.season, [track])}</dt><dd>${momentPhrase(at, clocks)}: ${said}</dd>`;
}

function bookedDay(model: OfferAtDesk, seat: SeatKey): Markup {
  const day = html`<b>${formatDayWithYear(seat.on)}, ${seat.start}</b>`;
  if (!startOf(model.season, seat)) return day;
  const { from, to } = timesOf(model.season, seat);
  return html`${day} ${spanClocks(from, to, seat.on, clocksAtDesk(model))}`;
}

const troubles: Readonly<Record<MailTrouble['kind'], string>> = {
  bounced: 'came back',
  complained: 'was reported as unwanted',
  refused: 'was refused by the mail service',
};

function troubleNote(model: OfferAtDesk, { kind, at, why }: MailTrouble): Markup {
  return html`<div class="note"><p><b>Mail to <bdi>${model.offer.applicant.email}</bdi> ${troubles[kind]}</b> (${momentPhrase(at, clocksAtDesk(model))}): ${why}. Correct the address below, or call the applicant.</p></div>`;
}
