import { startNames } from '#domain/season/season.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { planDayPath, planPath } from '#functions/desk/plan/paths.ts';
import { canEdit, type PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { FileDay } from '#functions/season/season-file/schema.ts';
import { listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { draftCell, draftForm } from './field-input.ts';

/** Every day with its seats by start and track, as number fields that are saved together. */
export function seatsForm(model: PlanModel): Markup {
  const { days = [] } = model.reading.file;
  const table = html`<div class="table" role="region" aria-label="Seats by day, track and start" tabindex="0"><table>
<thead><tr><th scope="col">Day</th><th scope="col">Seats for</th><th scope="col" class="number">Morning</th><th scope="col" class="number">Afternoon</th></tr></thead>
<tbody>${days.map((day) => dayRows(model, day))}</tbody></table></div>`;
  if (!canEdit(model)) return table;
  return draftForm(
    model,
    { action: planPath, edit: 'fields', css: 'grid' },
    html`${table}<p class="hint">An empty field means that there are no such seats. Nobody is told of anything until the draft is applied.</p>
<p class="actions"><button>Save the seats</button></p>`,
  );
}

function dayRows(model: PlanModel, day: FileDay): readonly Markup[] {
  const count = Math.max(1, day.seats.length);
  const head = html`<th scope="rowgroup" rowspan="${count}"><a href="${planDayPath(day.on)}">${dayName(day.on)}</a> <small class="hint">${day.starts}</small></th>`;
  if (day.seats.length === 0) return [html`<tr>${head}<td colspan="3">No seats yet</td></tr>`];
  return day.seats.map(
    (row, index) =>
      html`<tr>${index === 0 && head}<td>${trackNames(model, row.for)}</td>${seatCells(model, day, index)}</tr>`,
  );
}

/** The numbers of one line of seats, a cell for each start: fields, or only numbers. */
export function seatCells(model: PlanModel, day: FileDay, index: number): readonly Markup[] {
  const row = day.seats[index];
  const { starts = {} } = model.reading.file;
  return startNames.map((start) => {
    const value = row?.[start] === undefined ? '' : String(row[start]);
    const isPlanned = Object.hasOwn(starts, day.starts) && starts[day.starts]?.[start] !== undefined;
    if (!canEdit(model) || !(isPlanned || value !== '')) return html`<td class="number">${value}</td>`;
    const name = `days.${day.on}.seats.${index}.${start}`;
    const label = `${dayName(day.on)}, ${start}, seats for ${trackNames(model, row?.for ?? [])}`;
    return html`<td class="number">${draftCell(model, { name, value, label }, html`inputmode="numeric" pattern="[0-9]*" maxlength="3" size="3"`)}</td>`;
  });
}

/** The names of tracks as people know them. */
export function trackNames({ reading }: Pick<PlanModel, 'reading'>, ids: readonly string[]): string {
  const { tracks = [] } = reading.file;
  return listed(ids.map((id) => tracks.find((track) => track.id === id)?.name ?? id));
}

/** `Mon, Nov 16`; a text that is no day as it is. */
export function dayName(on: string): string {
  return isCalendarDay(on) ? shortDay(on) : on;
}
