import { planDayPath } from '#functions/desk/plan/paths.ts';
import { canEdit, type PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { FileDay } from '#functions/season/season-file/schema.ts';
import { draftForm, typedValue } from './field-input.ts';
import { dayName } from './seats-form.ts';

type Choice = { readonly track: string; readonly name: string; readonly days: readonly string[] };

/** Who may choose the day, alone or as one of a pair. */
export function choicesSection(model: PlanModel, day: FileDay): Markup {
  const { tracks = [], days = [] } = model.reading.file;
  const choices = tracks.flatMap(({ id, name, ...track }): readonly Choice[] => [
    ...(track.days.includes(day.on) ? [{ track: id, name, days: [day.on] }] : []),
    ...track.pairs.filter((pair) => pair.includes(day.on)).map((pair) => ({ track: id, name, days: pair })),
  ]);
  const others = days.map(({ on }) => on).filter((on) => on !== day.on);
  const typed = (name: string) => typedValue(model, 'add-choice', name);
  return html`<h2>Who may choose this day</h2>
${choices.length === 0 && html`<p>Nobody yet.</p>`}
<ul>${choices.map((choice) => html`<li>${choiceWords(choice)} ${canEdit(model) && removeForm(model, day, choice)}</li>`)}</ul>
${
  canEdit(model) &&
  html`<details${typed('track') !== '' && html` open`}><summary>Let another track choose it</summary>
${draftForm(
  model,
  { action: planDayPath(day.on), edit: 'add-choice' },
  html`<input type="hidden" name="days" value="${day.on}"><label>Track<select name="track">${tracks.map(({ id, name }) => html`<option value="${id}"${id === typed('track') && html` selected`}>${name}</option>`)}</select></label>
<label>As<select name="days"><option value="">one day</option>${others.map((on) => html`<option value="${on}">a pair with ${dayName(on)}</option>`)}</select></label><button>Add the choice</button>`,
)}</details>`
}`;
}

function choiceWords({ name, days }: Choice): string {
  return days.length === 1
    ? `${name}, as one day`
    : `${name}, as the pair ${days.map(dayName).join(' and ')}`;
}

function removeForm(model: PlanModel, day: FileDay, choice: Choice): Markup {
  const hidden = choice.days.map((on) => html`<input type="hidden" name="days" value="${on}">`);
  return draftForm(
    model,
    { action: planDayPath(day.on), edit: 'remove-choice', css: 'inline' },
    html`<input type="hidden" name="track" value="${choice.track}">${hidden}<button class="plain" aria-label="Remove the choice: ${choiceWords(choice)}">Remove</button>`,
  );
}
