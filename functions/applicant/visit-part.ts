import { isNear, nearFrom } from '#domain/itineraries/parts-of-day.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { startOf, startsAt } from '#domain/season/season.ts';
import { type Visit, visitOf } from '#domain/season/visit.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { callOnTheDay } from '#functions/page/phone-markup.ts';
import { formatDays } from '#functions/wording/days.ts';
import { formatLines, formatOf, instructionLines, visitsTogether } from '#functions/wording/visit-words.ts';
import { bookingOf, clocksOf, type OfferModel } from './offer-model.ts';

/** How the interviews of an invitation take place, because people decide by it. */
export function formatPart({ season, offer }: OfferModel): Markup | false {
  const lines = formatLines(season, offer);
  if (lines.length === 0) return false;
  const [only, ...more] = lines;
  if (more.length === 0) return html`<p><b>Format:</b> ${only}.</p>`;
  return html`<p><b>Format:</b></p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/**
 * How a booked interview takes place on the days that are not over, with the join link from some time before. Of a day that is over
 * the season may say by now what nobody was told.
 */
export function visitPart(model: OfferModel): Markup | false {
  const { season, offer, now } = model;
  const booked = bookingOf(model).seats;
  const seats = booked.filter((seat) => now < dayEndsAt(season, offer, seat));
  const together = visitsTogether(
    seats.map(({ on }) => on),
    (on) => visitOf(season, offer.seatedAs, on),
  );
  if (together.length === 0) return false;
  const isOne = together.length === 1 && together[0]?.of.length === booked.length;
  const parts = together.map(({ of: days, visit }) => {
    const here = seats.filter(({ on }) => days.includes(on));
    return html`${!isOne && html`<h3>${formatDays(days)}</h3>`}${visitMarkup(visit, joinPart(model, visit, here))}`;
  });
  return html`<section aria-labelledby="visit"><h2 id="visit">How your interview takes place</h2>${parts}</section>`;
}

function visitMarkup(visit: Visit, join: Markup | false): Markup {
  return html`<p><b>${formatOf(visit)}</b></p>
${join}
${instructionLines(visit).map((line) => html`<p>${line}</p>`)}
${callOnTheDay(visit)}`;
}

/** The link to join, or when it will be here. */
function joinPart(model: OfferModel, { kind, joinLink }: Visit, seats: readonly SeatKey[]): Markup | false {
  const spans = seats.flatMap((seat) => spanOf(model, seat));
  const [next] = spans;
  if (kind !== 'virtual' || !next) return false;
  if (joinLink === undefined)
    return html`<p>The link to join will be on this page before your interview.</p>`;
  if (!spans.some((span) => isNear(span, model.now)))
    return html`<p>From ${momentPhrase(nearFrom(next.from), clocksOf(model))}, the link to join will be on this page.</p>`;
  return html`<p><a class="button" href="${joinLink}" rel="noreferrer">Join the interview</a></p>
<p><small>This link is for you only, so please don’t share it: <bdi>${joinLink}</bdi></small></p>`;
}

/** When the day of a seat begins and ends. */
function spanOf({ season, offer }: OfferModel, seat: SeatKey) {
  const start = startOf(season, seat);
  if (start === undefined) return [];
  return [{ from: startsAt(season, seat.on, start), to: dayEndsAt(season, offer, seat) }];
}
