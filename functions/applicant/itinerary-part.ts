import { type DayPart, isNear, partsGone, partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { delayOf } from '#domain/planned-days/tell-delay.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import { spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { phoneMarkup } from '#functions/page/phone-markup.ts';
import { formatDay } from '#functions/wording/days.ts';
import { dayPartWords } from '#functions/wording/interviews/itinerary-words.ts';
import { lateNote } from '#functions/wording/interviews/late-note.ts';
import { bookingOf, clocksOf, type OfferModel } from './offer-model.ts';

/** The schedule of each booked day on both clocks, with the people whom the applicant meets once that is published. */
export function itineraryPart(model: OfferModel): Markup | false {
  const { seats } = bookingOf(model);
  const days = seats.flatMap((seat) => {
    const parts = partsOfDay(model.season, model.offer, seat);
    return parts.length > 0 ? [dayMarkup(model, seat, parts, seats.length > 1)] : [];
  });
  return (
    days.length > 0 &&
    html`<section aria-labelledby="schedule"><h2 id="schedule">Your schedule</h2>${days}</section>`
  );
}

function dayMarkup(model: OfferModel, { on }: SeatKey, parts: readonly DayPart[], isPair: boolean): Markup {
  const itinerary = model.offer.itineraries?.find((each) => each.on === on);
  const gone = itinerary ? partsGone(model.season, model.offer, itinerary) : [];
  const isChanged = gone.length > 0 || parts.some(({ isNew }) => isNew);
  const note = itinerary
    ? isChanged && html`<p>What has changed in your schedule is marked.</p>`
    : html`<p>You will learn whom you meet before the day.</p>`;
  return html`${isPair && html`<h3>${formatDay(on)}</h3>`}${note}
${isTold(model, parts, on) && html`<p>If something is late today, it says so here. Load this page again to see.</p>`}<ul>${parts.map((part) => html`<li>${partMarkup(model, part, on)}</li>`)}</ul>
${gone.length > 0 && html`<p>No longer:</p><ul>${gone.map((part) => html`<li><s>${spanClocks(part.from, part.to, on, clocksOf(model))}${dayPartWords(model.season, part)}</s></li>`)}</ul>`}`;
}

/** Whether what is late would be told of the day: it is today, and not over. */
function isTold({ told, now }: OfferModel, parts: readonly DayPart[], on: string): boolean {
  return told?.on === on && parts.some(({ to }) => now < to);
}

/** Says that an interview begins late, as its applicant was mailed. */
function lateMarkup({ told, now }: OfferModel, { meeting, to }: DayPart, on: string): Markup | false {
  if (told?.on !== on || !meeting) return false;
  const delay = delayOf(told, { interviewers: meeting.interviewers ?? [], to }, now);
  return delay !== undefined && html`<br><strong>${lateNote(delay)}</strong>`;
}

function partMarkup(model: OfferModel, part: DayPart, on: string): Markup {
  const { from, to, joinLink, isNew } = part;
  const isSoon = isNear(part, model.now);
  return html`${spanClocks(from, to, on, clocksOf(model))}${dayPartWords(model.season, part)}${isNew && html` <strong>Changed</strong>`}${lateMarkup(model, part, on)}${
    joinLink && isSoon && html` <a href="${joinLink}" rel="noreferrer">Join</a>`
  }${isSoon && phonesMarkup(model, part)}`;
}

/** The phones of those who hold an interview, as far as they gave one. */
function phonesMarkup({ phones }: OfferModel, { meeting }: DayPart): readonly (Markup | false)[] {
  return (meeting?.interviewers ?? []).map((id, index) => {
    const phone = phones?.get(id);
    return (
      phone !== undefined &&
      html`<br><small>Phone of <bdi>${meeting?.people[index]}</bdi>: ${phoneMarkup(phone)}</small>`
    );
  });
}
