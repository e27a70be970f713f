import { endsAt, startOf } from '#domain/season/season.ts';
import { type Visit, visitOf } from '#domain/season/visit.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDays } from '#functions/wording/days.ts';
import {
  callLink,
  formatLines,
  formatOf,
  instructionLines,
  onTheDay,
  visitsTogether,
} from '#functions/wording/visit-words.ts';
import { bookingOf, type OfferModel } from './offer-model.ts';

/** How the interviews of an invitation take place, because people decide by it. */
export function formatPart({ season, offer }: OfferModel): Markup | false {
  const lines = formatLines(season, offer);
  if (lines.length === 0) return false;
  const [only, ...more] = lines;
  if (more.length === 0) return html`<p><b>Format:</b> ${only}.</p>`;
  return html`<p><b>Format:</b></p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** How a booked interview takes place, with the join link until its day is over. */
export function visitPart(model: OfferModel): Markup | false {
  const { season, offer } = model;
  const { seats } = bookingOf(model);
  const together = visitsTogether(
    seats.map(({ on }) => on),
    (on) => visitOf(season, offer.seatedAs, on),
  );
  if (together.length === 0) return false;
  const isOne = together.length === 1 && together[0]?.days.length === seats.length;
  const parts = together.map(({ days, visit }) => {
    const ahead = seats.some((seat) => days.includes(seat.on) && !isOver(model, seat));
    return html`${!isOne && html`<h3>${formatDays(days)}</h3>`}${visitMarkup(visit, ahead)}`;
  });
  return html`<section aria-labelledby="visit"><h2 id="visit">How your interview takes place</h2>${parts}</section>`;
}

function visitMarkup(visit: Visit, ahead: boolean): Markup {
  const call = onTheDay(visit);
  return html`<p><b>${formatOf(visit)}</b></p>
${ahead && visit.kind === 'virtual' && joinMarkup(visit)}
${instructionLines(visit).map((line) => html`<p>${line}</p>`)}
${call && html`<p>On the day, call ${withCall(call, visit)}.</p>`}`;
}

function withCall(words: string, visit: Visit): Markup | string {
  const link = callLink(visit);
  return link ? html`<a href="${link.href}">${link.text}</a>${words.slice(link.text.length)}` : words;
}

function joinMarkup({ joinLink }: Visit): Markup {
  if (joinLink === undefined)
    return html`<p>The link to join will be on this page before your interview.</p>`;
  return html`<p><a class="button" href="${joinLink}" rel="noreferrer">Join the interview</a></p>
<p><small>This link is for you only, so please don’t share it: <bdi>${joinLink}</bdi></small></p>`;
}

function isOver({ season, now }: OfferModel, seat: SeatKey): boolean {
  const start = startOf(season, seat);
  return start === undefined || now >= endsAt(season, seat.on, start);
}
