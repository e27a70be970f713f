import { startNames } from '#domain/season/season.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { FileDay } from '#functions/season/season-file/schema.ts';
import { wallTimeWords } from '#functions/wording/clock-words.ts';
import { faultsNote, refusedNote } from './draft-notes.ts';
import { choicesSection } from './forms/choices-section.ts';
import { draftForm, draftInput, draftSelect, draftText, typedValue } from './forms/field-input.ts';
import { dayName, seatCells, trackNames } from './forms/seats-form.ts';
import { planDayPath, planPath } from './paths.ts';
import { canEdit, hasDraft, type PlanModel } from './plan-model.ts';

const visitFields = [
  ['place', 'Place (in person)'],
  ['joinLink', 'Join link (virtual)'],
  ['phone', 'Phone for the day'],
  ['contact', 'Who answers it'],
] as const;

/** One day of the draft: its date, hours, seats and place, who may choose it, and taking it away. */
export function planDayPage(model: PlanModel, day: FileDay, isSaved: boolean): string {
  const title = `${dayName(day.on)}, ${hasDraft(model) ? 'in the draft' : 'in the season'}`;
  const main = html`<p><a href="${planPath}">${hasDraft(model) ? 'Draft of the season' : 'The season'}</a></p>
<h1>${title}</h1>
${refusedNote(model)}${isSaved && html`<p class="done" role="status">Saved in the draft.</p>`}
${faultsNote(model.reading.problems.map(({ message }) => message))}
${dayForm(model, day)}
${canEdit(model) && addSeatsForm(model, day)}
${choicesSection(model, day)}
${canEdit(model) && takeAwayForm(model, day)}`;
  return deskPage({ title, main, coordinator: model.coordinator, area: 'plan' });
}

function dayForm(model: PlanModel, day: FileDay): Markup {
  const { starts = {} } = model.reading.file;
  const table = html`<div class="table"><table><caption>Seats</caption><thead><tr><th scope="col">For</th><th scope="col" class="number">Morning</th><th scope="col" class="number">Afternoon</th></tr></thead>
<tbody>${day.seats.map((row, index) => html`<tr><th scope="row">${trackNames(model, row.for)}</th>${seatCells(model, day, index)}</tr>`)}</tbody></table></div>`;
  if (!canEdit(model)) return table;
  const field = (part: string) => `days.${day.on}.${part}`;
  return draftForm(
    model,
    { action: planDayPath(day.on), edit: 'fields', css: 'grid' },
    html`<fieldset class="row"><legend>Date and hours</legend>
${draftInput(model, { name: field('on'), value: day.on, label: 'Date' }, html`type="date" required`)}
${draftSelect(
  model,
  { name: field('starts'), value: day.starts, label: 'Hours' },
  Object.entries(starts).map(([name, times]) => [name, `${name}: ${hoursOf(times)}`]),
)}</fieldset>
${table}
<fieldset class="stack"><legend>Where, if this day differs from the others</legend>
${draftSelect(model, { name: field('visit.kind'), value: day.visit?.kind ?? '', label: 'How' }, [
  ['', 'Like the others'],
  ['virtual', 'Virtual'],
  ['in-person', 'In person'],
])}
${visitFields.map(([part, label]) => draftInput(model, { name: field(`visit.${part}`), value: day.visit?.[part] ?? '', label }, html`maxlength="1000"`))}
${draftText(model, { name: field('visit.instructions'), value: day.visit?.instructions ?? '', label: 'Instructions' })}</fieldset>
<p class="actions"><button>Save the day</button></p>`,
  );
}

type Times = {
  readonly [S in (typeof startNames)[number]]?: { readonly at: string; readonly until: string } | undefined;
};

function hoursOf(times: Times): string {
  return startNames
    .flatMap((name) =>
      times[name] ? [`${wallTimeWords(times[name].at)} – ${wallTimeWords(times[name].until)}`] : [],
    )
    .join(' and ');
}

function addSeatsForm(model: PlanModel, day: FileDay): Markup {
  const { tracks = [] } = model.reading.file;
  const typed = (name: string) => typedValue(model, 'add-seats', name);
  const chosen = model.typed?.get('edit') === 'add-seats' ? model.typed.getAll('for') : [];
  return html`<details${chosen.length > 0 && html` open`}><summary>Add seats for other tracks</summary>
${draftForm(
  model,
  { action: planDayPath(day.on), edit: 'add-seats' },
  html`<input type="hidden" name="on" value="${day.on}"><fieldset><legend>Who may use them</legend>
${tracks.map(({ id, name }) => html`<label><input type="checkbox" name="for" value="${id}"${chosen.includes(id) && html` checked`}><span>${name}</span></label>`)}</fieldset>
${startNames.map((start) => html`<label>Seats in the ${start}<input name="${start}" value="${typed(start)}" inputmode="numeric" pattern="[0-9]*" maxlength="3"></label>`)}<button>Add the seats</button>`,
)}</details>`;
}

function takeAwayForm(model: PlanModel, day: FileDay): Markup {
  return html`<h2>Cancel this day</h2>
<p>The day goes from the draft, and so does every pair that it is one of. Before it is applied, you see by name who is booked on it; each of them is told once and can choose another date.</p>
${draftForm(model, { action: planDayPath(day.on), edit: 'remove-day' }, html`<input type="hidden" name="on" value="${day.on}"><button class="grave">Cancel ${dayName(day.on)}</button>`)}`;
}
