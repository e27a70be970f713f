import { type AnswerRate, offersIn, type TrackForecast } from '#domain/glance/forecast.ts';
import { offerStates } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { offerStateNames } from '#functions/sheets/offer-words.ts';
import { counted, formatShare, houseNumber } from '#functions/wording/counted.ts';
import type { GlanceModel } from './load-glance.ts';

/** How each track stands, how many more offers the seats bear, and how many seats would stay empty: an estimate with its figures. */
export function forecastSection(model: GlanceModel): Markup {
  return html`${tracksTable(model)}
${bearing(model)}
<h3>An estimate</h3>
${estimate(model)}`;
}

function tracksTable({ season, overview, further }: GlanceModel): Markup {
  const states = offerStates.filter((state) => offersIn(overview, undefined, state) > 0);
  const rows = season.tracks.map(({ id, name }) => {
    const counts = states.map((status) => {
      const count = offersIn(overview, id, status);
      return html`<td class="number">${count > 0 ? html`<a href="${offerListPath({ status, as: id })}">${count}</a>` : 0}</td>`;
    });
    const more = further?.each.find(({ track }) => track === id)?.asked;
    return html`<tr><th scope="row">${name}</th>${counts}${further && html`<td class="number">${more ?? 0}</td>`}</tr>`;
  });
  return html`<div class="table" role="region" aria-label="Offers by track" tabindex="0"><table>
<thead><tr><th scope="col">Track</th>${states.map((state) => html`<th scope="col" class="number">${offerStateNames[state]}</th>`)}${further && html`<th scope="col" class="number">Can invite</th>`}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function bearing({ further }: GlanceModel): Markup {
  if (!further) return html`<p>The last day for invitations is over.</p>`;
  return html`<p><b>${counted(further.together, 'more offer')}</b> can go out in all: then every offer still finds a place. “Can invite” says how many of one track can if no other track invites, because tracks share seats.</p>`;
}

function estimate({ season, forecast: { tracks, free, empty } }: GlanceModel): Markup {
  if (tracks.length === 0)
    return html`<p>No offer waits, so the ${counted(free, 'free seat')} of the days to come stay as they are unless you invite.</p>`;
  if (empty === undefined)
    return html`<p>There are too few answers yet for an estimate: ten of a track, or of all tracks together.</p>`;
  return html`<ul>${tracks.map((each) => html`<li>${trackWords(season, each)}</li>`)}</ul>
<p>If nobody else is invited, about <b>${houseNumber(empty)}</b> of the ${counted(free, 'free seat')} of the days to come would stay empty. This is an estimate: it knows how others answered, and not which days these people would choose.</p>`;
}

function trackWords(season: Season, { track, waiting, rate, ofAllTracks, seats }: TrackForecast): string {
  const name = trackLabel(season, track);
  const whose = ofAllTracks ? `Too few answers for ${name} alone; of all tracks` : `Of the ${name} offers`;
  return `${name}: ${waiting} wait. ${whose}, ${rateWords(rate)} booked. At that rate they take about ${counted(seats, 'seat')}.`;
}

function rateWords({ booked, answered }: AnswerRate = { booked: 0, answered: 1 }): string {
  return `${booked} of ${answered} that ended or were answered (${formatShare(booked / answered)})`;
}
