import { startNames } from '#domain/season/season.ts';
import { planPath } from '#functions/desk/plan/paths.ts';
import type { PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { draftForm, draftInput, typedValue } from './field-input.ts';

const timeField = html`type="time"`;

/** The hours of each plan of starts, the dates that people ask about, and until when invitations go out. */
export function timesSection(model: PlanModel): Markup {
  const { starts = {}, days = [], offers } = model.reading.file;
  const plans = Object.entries(starts).map(([plan, times]) => {
    const used = days.filter((day) => day.starts === plan).length;
    const inputs = startNames.flatMap((start) => {
      const time = times[start];
      if (!time) return [];
      return (['at', 'until'] as const).map((end) => {
        const label = `${start === 'morning' ? 'Morning' : 'Afternoon'} ${end === 'at' ? 'from' : 'until'}`;
        return draftInput(
          model,
          { name: `starts.${plan}.${start}.${end}`, value: time[end], label },
          timeField,
        );
      });
    });
    return html`<fieldset class="row"><legend>${plan} <small>(${used === 1 ? '1 day' : `${used} days`})</small></legend>${inputs}</fieldset>`;
  });
  return html`<h2 id="times">Hours and dates</h2>
${draftForm(
  model,
  { action: planPath, edit: 'fields', css: 'grid' },
  html`${plans}
<fieldset class="row"><legend>Invitations</legend>${draftInput(model, { name: 'offers.until', value: offers?.until ?? '', label: 'Last day on which they go out' }, html`type="date" required`)}</fieldset>
${deadlineRows(model)}
<p class="actions"><button>Save hours and dates</button></p>`,
)}
${deadlineForms(model)}`;
}

function deadlineRows(model: PlanModel): readonly Markup[] {
  return (model.reading.file.deadlines ?? []).map(({ id, name, on, at = '' }) => {
    const field = (part: string) => `deadlines.${id}.${part}`;
    return html`<fieldset class="row"><legend>${name}</legend>
${draftInput(model, { name: field('name'), value: name, label: 'What happens then' }, html`required maxlength="200"`)}
${draftInput(model, { name: field('on'), value: on, label: 'On' }, html`type="date" required`)}
${draftInput(model, { name: field('at'), value: at, label: 'At (optional)' }, timeField)}</fieldset>`;
  });
}

function deadlineForms(model: PlanModel): Markup {
  const { deadlines = [] } = model.reading.file;
  const typed = (name: string) => typedValue(model, 'add-deadline', name);
  return html`<details${typed('name') !== '' && html` open`}><summary>Add or remove a date</summary>
${draftForm(
  model,
  { action: planPath, edit: 'add-deadline' },
  html`<label>What happens then<input name="name" value="${typed('name')}" required maxlength="200"></label>
<label>On<input type="date" name="on" value="${typed('on')}" required></label>
<label>At (optional)<input name="at" value="${typed('at')}" ${timeField}></label><button>Add the date</button>`,
)}
${deadlines.map(({ id, name }) => draftForm(model, { action: planPath, edit: 'remove-deadline', css: 'inline' }, html`<input type="hidden" name="id" value="${id}"><button class="quiet">Remove “${name}”</button> `))}</details>`;
}
