import type { OptionOpening } from '#domain/booking/availability.ts';
import { spanClocks } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { Clocks } from '#functions/wording/clocks.ts';
import { formatDay, formatDaysWithYear, formatDayWithYear } from '#functions/wording/days.ts';
import { clocksOf, type OfferModel } from './offer-model.ts';
import { startTitles } from './pages/start-choice.ts';

/** The dates with their times, to plan by while nobody can book yet: nothing in it can be pressed. */
export function datesOffered(model: OfferModel): Markup {
  const offered = model.openings.filter((option) => option.available);
  if (offered.length === 0) return html`<p>No dates are open right now.</p>`;
  return html`<div class="cards">${offered.map((option) => dateCard(option, clocksOf(model)))}</div>`;
}

function dateCard({ days }: OptionOpening, clocks: Clocks): Markup {
  const [first] = days;
  const isPair = days.length > 1;
  const title = isPair || !first ? formatDaysWithYear(days.map(({ on }) => on)) : formatDayWithYear(first.on);
  return html`<section class="card"><h3>${title}</h3>${isPair && html`<p>You attend both days.</p>`}
${days.map(
  ({ on, starts }, index) =>
    html`${isPair && html`<p><b>Day ${index + 1}: ${formatDay(on)}</b></p>`}<ul>${starts
      .filter((start) => !start.unavailableBecause)
      .map(
        (start) =>
          html`<li><b>${startTitles[start.start]}</b> ${spanClocks(start.startsAt, start.endsAt, start.on, clocks)}</li>`,
      )}</ul>`,
)}</section>
`;
}
