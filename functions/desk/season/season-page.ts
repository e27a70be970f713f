import { offersIn } from '#domain/glance/forecast.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { endingSection } from './ending-section.ts';
import { forecastSection } from './forecast-section.ts';
import type { GlanceModel } from './load-glance.ts';
import { seatPicture } from './seat-picture.ts';
import { seatTable } from './seat-table.ts';

/** The season at a glance: its seats as a picture and as a table, open offers by their end, and what is still needed. */
export function seasonPage(coordinator: SignedIn, model: GlanceModel): string {
  const main = html`<h1>Season at a glance</h1>
${totals(model)}
<p class="actions"><a href="#numbers">Seats as a table</a><a href="#ends">Open offers by their end</a><a href="#needed">What is still needed</a></p>
<h2>Seats</h2>
${seatPicture(model)}
<h2 id="numbers">The same seats as a table</h2>
${seatTable(model)}
<h2 id="ends">Open offers by their end</h2>
${endingSection(model)}
<h2 id="needed">What is still needed</h2>
${forecastSection(model)}
<p class="hint">The figures are as of the last change, a few seconds ago at most.</p>`;
  return deskPage({ title: 'Season at a glance', main, coordinator, area: 'season', isWide: true });
}

function totals({ figures, overview }: GlanceModel): Markup {
  const coming = figures.filter(({ isPast }) => !isPast);
  const [taken, seats] = [total(figures.map((each) => each.taken)), total(figures.map((each) => each.seats))];
  const [held, free] = [total(coming.map((each) => each.held)), total(coming.map((each) => each.free))];
  const [open, booked] = [offersIn(overview, undefined, 'open'), offersIn(overview, undefined, 'booked')];
  return html`<ul class="figures">
<li><b>${taken}</b> of ${seats} seats are taken, by <a href="${offerListPath({ status: 'booked' })}">${counted(booked, 'offer')}</a></li>
<li><b>${held}</b> more are held: open offers cannot do without them</li>
<li><b>${free}</b> are free on the days to come</li>
<li><a href="${offerListPath({ status: 'open' })}"><b>${open}</b> ${open === 1 ? 'offer has' : 'offers have'} no answer yet</a></li></ul>`;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
