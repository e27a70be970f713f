import { dayOf, endsAt, type Season, startsAt, type Track, trackOf } from '#domain/season/season.ts';
import { visitOf } from '#domain/season/visit.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { timeWithZone, zonesAt } from '#functions/wording/clocks.ts';
import { shortDay } from '#functions/wording/days.ts';

import { optionsIn } from '#functions/wording/options.ts';
import { formatOf } from '#functions/wording/visit-words.ts';
import { inSeries } from './in-series.ts';
import type { InformationModel } from './information-model.ts';

/** Every track with its NRMP code, what is special about it, its interview days and the hours of their starts. */
export function tracksSection(model: InformationModel): Markup {
  const { season } = model;
  return html`<h2 id="tracks">Tracks and interview days</h2>
<div class="cards">${season.tracks.map((track) => html`<section class="card"><h3>${track.name}</h3><p>NRMP code <b>${track.nrmp}</b></p>${[...notes(season, track), ...formats(season, track)].map((note) => html`<p>${note}</p>`)}${days(track)}${hours(model, track)}</section>`)}</div>`;
}

function notes(season: Season, track: Track): readonly string[] {
  const nameOf = (id: string) => trackOf(season, id).name;
  const alike = season.tracks.filter(({ id, nrmp }) => id !== track.id && nrmp === track.nrmp);
  return [
    ...(track.note ? [track.note] : []),
    ...(track.alone
      ? ['If you choose this track, you are considered for it alone, whatever else you choose.']
      : []),
    ...(track.covers.length > 0
      ? [`If you are invited for ${inSeries(track.covers.map(nameOf))} as well, one visit serves both.`]
      : []),
    ...(alike.length > 0 ? [`It shares its NRMP code with ${inSeries(alike.map(({ name }) => name))}.`] : []),
  ];
}

/** How interviews of the track take place: one line for each way. */
function formats(season: Season, { id, options }: Track): readonly string[] {
  const on = options.flatMap((option) => [...option.days]);
  const visits = on.flatMap((day) => visitOf(season, id, day) ?? []);
  return [...new Set(visits.map((visit) => `${formatOf(visit)}.`))];
}

function days({ options }: Track): Shown {
  if (options.length === 0) return false;
  const { both } = optionsIn(options.map((option) => option.days));
  return html`${both && html`<p>${both}</p>`}<ul class="days">${options.map((option) => html`<li>${option.days.map(dated).join(' and ')}</li>`)}</ul>`;
}

/** `Tue, Nov 17, 2020` */
function dated(on: CalendarDay): string {
  return `${shortDay(on)}, ${on.slice(0, 4)}`;
}

/** The hours at which the track's days begin and end, each once; where a clock changes during the season, both. */
function hours({ season, clocks }: InformationModel, { options }: Track): Shown {
  const on = [...new Set(options.flatMap((option) => [...option.days]))].sort();
  const lines = on.flatMap((day) =>
    dayOf(season, day).starts.map((start) => {
      const [from, to] = [startsAt(season, day, start), endsAt(season, day, start)];
      const spans = zonesAt(from, clocks).map((zone) => span(zone, from, to, day));
      return `${start.name === 'morning' ? 'Morning' : 'Afternoon'}: ${spans.join('; for you ')}`;
    }),
  );
  return html`<p>Hours of the day:</p><ul>${[...new Set(lines)].map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** `8:00 AM – 12:30 PM Eastern Time (EST)`, with a word where it is another day there. */
function span(zone: string, from: Instant, to: Instant, on: CalendarDay): string {
  const [start, end] = [clockWords(from, zone), clockWords(to, zone)];
  const there = dayIn(zone, from);
  const day = there === on ? '' : there < on ? ' on the day before' : ' on the day after';
  return `${timeWithZone(`${start.time} – ${end.time}`, start.zone, true)}${day}`;
}
