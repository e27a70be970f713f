import { isNoShow } from '#domain/interviewed/interview-outcome.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { dayBeginsAt } from '#domain/offers/missed-day.ts';
import { changesCloseAt, endsAt, type Season, startOf, startsAt, trackOf } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import { accommodationPart } from '#functions/applicant/asks/accommodation-part.ts';
import { phonePart } from '#functions/applicant/asks/phone-part.ts';
import { trackRequestPart } from '#functions/applicant/asks/track-request-part.ts';
import { itineraryPart } from '#functions/applicant/itinerary-part.ts';
import {
  addressOf,
  bookingOf,
  clocksOf,
  type OfferModel,
  whyNoPage,
} from '#functions/applicant/offer-model.ts';
import { panelPart } from '#functions/applicant/panel/panel-part.ts';
import { visitPart } from '#functions/applicant/visit-part.ts';
import { webCalendars } from '#functions/calendar/web-calendars.ts';
import { momentPhrase, spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { Clocks } from '#functions/wording/clocks.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatDaysWithYear, formatDayWithYear } from '#functions/wording/days.ts';
import { timesOf } from '#functions/wording/time-lines.ts';
import { offerPageFrame } from './frame.ts';
import { startTitles } from './start-choice.ts';
import { datesAhead } from './upcoming-dates.ts';

/** What was just done, as the address of the page tells after a form was taken. */
export type Done = 'booked' | 'moved' | 'asked';

/** A booking: its days on both clocks, and what can be done with it. */
export function bookedPage(model: OfferModel, done?: Done): string {
  const { offer } = model;
  if (isOver(model)) return pastPage(model);
  const isPair = bookingOf(model).seats.length > 1;
  const main = html`<h1>Your interview is booked</h1>
${doneMessage(done)}<p class="lead">Dear <bdi>${offer.applicant.name}</bdi>, ${isPair ? 'these are your two days. You attend both.' : 'this is your day.'}</p>
${bookedDays(model)}
${itineraryPart(model)}
${visitPart(model)}
${phonePart(model)}
${accommodationPart(model)}
${panelPart(model)}
${whatFor(model)}
<p class="actions"><a class="button" href="${model.base}/calendar.ics">Add to my calendar</a>${changeLinks(model)}</p>
${webLinks(model)}
${whatNext(model)}
${datesAhead(model)}`;
  return offerPageFrame(model, 'Your interview is booked', main);
}

/** Whether the last of the booked days is over. */
function isOver({ season, offer, now }: OfferModel): boolean {
  return bookingOf({ offer }).seats.every(
    (seat) => startOf(season, seat) !== undefined && dayEndsAt(season, offer, seat) <= now,
  );
}

/** After the interview: nothing can be changed anymore, and only the other dates of the season are left. */
function pastPage(model: OfferModel): string {
  const days = formatDaysWithYear(bookingOf(model).seats.map(({ on }) => on));
  // Whether somebody came is what the program knows of the day: who did not come is neither thanked nor told so.
  const hasCome = !isNoShow(model.season, model.offer);
  const main = html`<h1>${hasCome ? 'Thank you for interviewing with us' : 'Your interview is over'}</h1>
<p class="lead">Dear <bdi>${model.offer.applicant.name}</bdi>, your interview was on <b>${days}</b>.${hasCome && ' Thank you for coming.'}</p>
${whatFor(model)}
${trackRequestPart(model)}
${datesAhead(model)}`;
  return offerPageFrame(model, 'Your interview is over', main);
}

/** What the interview is for, and under which number the program knows its reader. */
function whatFor({ season, offer }: OfferModel): Markup {
  const names = offer.tracks
    .map((id) => trackOf(season, id))
    .map(({ name, nrmp }) => `${name} (NRMP ${nrmp})`);
  return html`<p>Interview for ${listed(names)}. Your AAMC ID: <bdi>${offer.applicant.id}</bdi>.</p>`;
}

/** The days of the booking, one card each. */
export function bookedDays(model: OfferModel): Markup {
  const { seats } = bookingOf(model);
  const clocks = clocksOf(model);
  return html`<div class="cards">${seats.map((seat, index) => {
    const part = seats.length > 1 && `Day ${index + 1}: `;
    return html`<section class="card"><h2>${part}${formatDayWithYear(seat.on)}</h2>
<p><b>${startTitles[seat.start]}</b>${seatSpan(model.season, seat, clocks)}</p></section>`;
  })}</div>`;
}

function seatSpan(season: Season, seat: SeatKey, clocks: Clocks): Markup | undefined {
  const start = startOf(season, seat);
  return (
    start && spanClocks(startsAt(season, seat.on, start), endsAt(season, seat.on, start), seat.on, clocks)
  );
}

/** For phones whose calendar imports no file: one line of links for each day. */
function webLinks({ season, offer }: OfferModel): Markup {
  const { seats } = bookingOf({ offer });
  const lines = seats.map((seat, index) => {
    const title = `Interview: ${season.program.name}`;
    const links = webCalendars({ title, ...timesOf(season, seat) }).map(
      ({ text, href }) => html` <a href="${href}" rel="noopener" target="_blank">${text}</a>`,
    );
    return html`<p>${seats.length > 1 ? `Add day ${index + 1} to` : 'Add to'}${links}</p>\n`;
  });
  return html`<div class="web">${lines}</div>`;
}

function doneMessage(done: Done | undefined): Markup | undefined {
  if (!done) return undefined;
  return html`<p class="done" role="status">${doneWords[done]}</p>`;
}

const doneWords: Readonly<Record<Done, string>> = {
  booked: 'You’re booked! We are emailing you a confirmation with a calendar entry.',
  moved:
    'You’re rescheduled. Your previous spot was released, and we are emailing you an updated calendar entry.',
  asked:
    'Your question was sent. Residents can read it within a quarter of an hour, and it is shown on the page of the panel once one of them publishes it.',
};

function changeLinks(model: OfferModel): Markup {
  const canMove = !whyNoPage('move', model);
  const canCancel = !whyNoPage('cancel', model);
  return html`${canMove && html`<a class="button quiet" href="${addressOf(model, '/move')}">Change date or time</a>`}${
    canCancel && html`<a class="button quiet" href="${addressOf(model, '/cancel')}">Cancel interview</a>`
  }`;
}

function whatNext(model: OfferModel): Markup {
  return html`<section><h2>What happens next</h2><ul>
<li>${entriesLine(model)}</li>
${untilWhen(model)}<li>This page always shows your current booking. Please don’t share its link: anyone who has it can change your booking.</li>
</ul></section>`;
}

/** The emails of a booking are long there once its first day has begun. */
function entriesLine({ season, offer, now }: OfferModel): string {
  const { seats } = bookingOf({ offer });
  const hasBegun = seats.some((seat) => dayBeginsAt(season, seat) <= now);
  if (hasBegun) return 'If anything changes, we will send you an email with an updated calendar entry.';
  const each =
    seats.length > 1
      ? 'You will get one email for each day, each with its own calendar entry.'
      : 'You will get an email with a calendar entry.';
  return `${each} If anything changes, we will send an updated one.`;
}

/** How long the booking can still be changed, as far as it can. */
function untilWhen(model: OfferModel): Markup {
  const late = whyNoPage('move', model);
  const closes = closeOfChanges(model);
  const moving = late
    ? html`<li>It is too late to reschedule.</li>`
    : closes && html`<li>You can reschedule until ${momentPhrase(closes, clocksOf(model))}.</li>`;
  const canceling =
    !whyNoPage('cancel', model) &&
    html`<li>You can cancel until the interview begins. The earlier you cancel, the sooner we can offer your spot to another applicant.</li>`;
  return html`${moving}
${canceling}
`;
}

function closeOfChanges(model: OfferModel): Instant | undefined {
  const closes = bookingOf(model).seats.flatMap((seat) => {
    const start = startOf(model.season, seat);
    return start ? [changesCloseAt(model.season, seat.on, start)] : [];
  });
  return closes.sort()[0];
}
