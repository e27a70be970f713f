import type { SeatFigure } from '#domain/glance/seat-figures.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { shortDay } from '#functions/wording/days.ts';
import type { GlanceModel } from './load-glance.ts';
import { seatPatterns, squareOf } from './seat-patterns.ts';

const [STEP, SQUARE, A_ROW] = [14, 12, 14];

/** A card for each day, which leads to its roster, and in it a square for each seat of each start. Patterns tell more than color. */
export function seatPicture({ season, figures }: GlanceModel): Markup {
  const days = [...Map.groupBy(figures, ({ on }) => on)];
  return html`${seatPatterns(season)}
${legend(season)}
<ul class="days" aria-label="Seats by day and start">${days.map(([on, starts]) => card(season, on, starts))}</ul>`;
}

function legend(season: Season): Markup {
  const entry = (square: string, title: string) =>
    html`<li><svg viewBox="0 0 ${STEP} ${STEP}" aria-hidden="true">${squareAt(square, 0)}</svg> ${title}</li>`;
  return html`<ul class="legend" aria-label="What the squares mean">${season.tracks.map(({ id, name }) => entry(squareOf(season, id), name))}
${entry('held', 'Held for open offers')}${entry('free', 'Free')}</ul>`;
}

function card(season: Season, on: CalendarDay, starts: readonly SeatFigure[]): Markup {
  const isPast = starts.every((each) => each.isPast);
  return html`<li><h3><a href="${rosterPath(on)}">${shortDay(on)}</a>${isPast && html` <small>over</small>`}</h3>${starts.map((each) => startPart(season, each))}</li>`;
}

function startPart(season: Season, figure: SeatFigure): Markup {
  const { start, seats, taken, held, by, free } = figure;
  const squares = [
    ...by.flatMap((each) => repeated(squareOf(season, each.track), each.taken)),
    ...repeated('held', held),
    ...repeated('free', free),
  ];
  const rows = Math.max(1, Math.ceil(squares.length / A_ROW));
  const label = [
    ...by.map((each) => `${each.taken} ${trackLabel(season, each.track)}`),
    ...(held > 0 ? [`${held} held`] : []),
    `${free} free`,
  ];
  return html`<p>${start === 'morning' ? 'Morning' : 'Afternoon'}: <b>${taken}</b> of ${seats} taken${held > 0 && `, ${held} held`}</p>
<svg role="img" aria-label="${shortDay(figure.on)}, ${start}: ${label.join(', ')}" viewBox="0 0 ${A_ROW * STEP} ${rows * STEP}">${squares.map(squareAt)}</svg>`;
}

function squareAt(square: string, index: number): Markup {
  const [x, y] = [(index % A_ROW) * STEP + 1, Math.floor(index / A_ROW) * STEP + 1];
  return html`<rect class="${square}" fill="url(#${square})" x="${x}" y="${y}" width="${SQUARE}" height="${SQUARE}" rx="2"/>`;
}

function repeated(square: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => square);
}
