import type { OptionOpening } from '#domain/booking/availability.ts';
import { shownVersion } from '#domain/offers/offer.ts';
import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { Clocks } from '#functions/wording/clocks.ts';
import { formatDay, formatDays, formatDaysWithYear, formatDayWithYear } from '#functions/wording/days.ts';
import { roomInWords, startChoice, startTitles } from './start-choice.ts';
import { zoneField } from './time-zone-field.ts';

/**
 * Every option of the offer: those that are available as a form each, the others in a list that says why not. The forms
 * book for an open offer and move for a booked one.
 */
export function optionCards(model: OfferModel): Markup {
  const offered = model.openings.filter((option) => option.available);
  const gone = model.openings.filter((option) => !option.available);
  return html`${offered.length === 0 && html`<p>No dates are open right now.</p>`}<div class="cards">
${offered.map((option) => optionCard(model, option))}</div>${gone.length > 0 && goneList(gone)}`;
}

function optionCard(model: OfferModel, option: OptionOpening): Markup {
  const { offer } = model;
  const action = offer.state === 'booked' ? 'move' : 'book';
  return html`<form class="card${option.current && ' present'}" method="post" action="${addressOf(model, `/${action}`)}">
<input type="hidden" name="option" value="${option.option}">${
    model.version !== undefined && html`<input type="hidden" name="seasonVersion" value="${model.version}">`
  }${
    action === 'move' && html`<input type="hidden" name="version" value="${shownVersion(offer)}">`
  }${zoneField(model)}
${dayFields(option, clocksOf(model))}${buttonOf(option, action)}</form>
`;
}

function dayFields({ days, current }: OptionOpening, clocks: Clocks): Markup {
  const mark = current && html` <span class="tag">Your current booking</span>`;
  const [first, second] = days;
  if (first && !second) {
    return html`<fieldset><legend><h3>${formatDayWithYear(first.on)}${mark}</h3></legend>
${startChoice(first.starts, 1, clocks)}</fieldset>`;
  }
  return html`<h3>${formatDaysWithYear(days.map((day) => day.on))}${mark}</h3><p>You attend both days.</p>
${days.map(
  (day, index) => html`<fieldset><legend>Day ${index + 1}: ${formatDay(day.on)}</legend>
${startChoice(day.starts, index + 1, clocks)}</fieldset>`,
)}`;
}

/** The button says the full date. A present booking has one only if there is another start to change to. */
function buttonOf({ days, current }: OptionOpening, action: 'book' | 'move'): Markup | false {
  const dates = formatDays(days.map((day) => day.on));
  const isPair = days.length > 1;
  if (current) {
    const others = days
      .flatMap((day) => day.starts)
      .filter((start) => !start.unavailableBecause && !start.current);
    return others.length > 0 && html`<button>Change time on ${dates}</button>`;
  }
  const verb = action === 'book' ? 'Book' : 'Move to';
  return html`<button>${verb} ${isPair && 'both days: '}${dates}</button>`;
}

function goneList(gone: readonly OptionOpening[]): Markup {
  return html`<section class="gone-list"><h3>No longer available</h3><ul>
${gone.map(
  (option) => html`<li><b>${formatDaysWithYear(option.days.map((day) => day.on))}</b>: ${whyGone(option)}</li>
`,
)}</ul></section>`;
}

/** Says why the option is unavailable, by the day that it fails on. */
function whyGone({ days }: OptionOpening): string {
  const failing = days.filter((day) =>
    day.starts.every((start) => start.unavailableBecause && start.unavailableBecause !== 'other-day-gone'),
  );
  return failing
    .map((day) => {
      const rooms = new Set(day.starts.map(roomInWords));
      const told =
        rooms.size === 1
          ? [...rooms].join('')
          : day.starts
              .map((start) => `${startTitles[start.start].toLowerCase()} ${roomInWords(start)}`)
              .join(', ');
      return days.length > 1 ? `${formatDay(day.on)} is ${told}` : told;
    })
    .join('; ');
}
