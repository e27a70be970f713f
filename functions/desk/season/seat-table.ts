import type { SeatFigure } from '#domain/glance/seat-figures.ts';
import type { Season } from '#domain/season/season.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { trackLabel, tracksCell } from '#functions/sheets/cells.ts';
import { shortDay } from '#functions/wording/days.ts';
import type { GlanceModel } from './load-glance.ts';

/** The numbers of the picture. Each number of taken seats leads to the offers that hold them. */
export function seatTable({ season, figures }: GlanceModel): Markup {
  const number = (title: string) => html`<th scope="col" class="number">${title}</th>`;
  return html`<div class="table" role="region" aria-label="Seats by day and start" tabindex="0"><table class="tight">
<thead><tr><th scope="col">Day</th><th scope="col">Start</th>${['Seats', 'Taken', ...season.tracks.map(({ name }) => name), 'Held', 'Free'].map(number)}<th scope="col">Not taken, and for whom</th></tr></thead>
<tbody>${figures.map((figure) => line(season, figure))}</tbody></table></div>
<p class="hint">Held: seats that nobody has chosen yet, but that the open and prepared offers cannot do without, whatever they choose. An offer may use other seats, too: a free seat is not always one more invitation. How many more the seats bear is said below.</p>`;
}

function line(season: Season, figure: SeatFigure): Markup {
  const { on, start, seats, taken, by, held, free, open } = figure;
  const own = season.tracks.map(({ id }) => {
    const count = by.find(({ track }) => track === id)?.taken ?? 0;
    return cell(count > 0 ? html`<a href="${offerListPath({ as: id, on, start })}">${count}</a>` : '–');
  });
  const whose = open.map((each) => `${each.seats} ${words(season, each.tracks)}`).join(', ');
  return html`<tr><th scope="row"><a href="${rosterPath(on)}">${shortDay(on)}</a></th><td>${start}</td>${cell(seats)}
${cell(taken > 0 ? html`<a href="${offerListPath({ on, start })}">${taken}</a>` : 0)}${own}${cell(held)}${cell(free)}<td>${whose}</td></tr>`;
}

function cell(shown: Shown): Markup {
  return html`<td class="number">${shown}</td>`;
}

function words(season: Season, tracks: readonly string[]): string {
  const [only, ...others] = tracks;
  return only !== undefined && others.length === 0 ? trackLabel(season, only) : tracksCell(season, tracks);
}
