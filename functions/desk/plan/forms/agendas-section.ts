import { planPath } from '#functions/desk/plan/paths.ts';
import type { PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { wallTimeWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { draftForm, draftInput, typedValue } from './field-input.ts';
import { dayName, trackNames } from './seats-form.ts';

type FileAgenda = NonNullable<PlanModel['reading']['file']['agendas']>[number];

/**
 * What happens on a day, agenda by agenda: hours, title and place of each block, one more, or one less. What is owed in a
 * block stands in the file.
 */
export function agendasSection(model: PlanModel): Markup | false {
  const { agendas = [] } = model.reading.file;
  if (agendas.length === 0) return false;
  return html`<h2 id="agendas">Agendas</h2>
<p class="hint">The blocks of a start follow each other without a gap: where a block comes or goes, its neighbors get other hours. Until they fit, the draft says what is missing and cannot be applied.</p>
${agendas.map((agenda, place) => agendaForm(model, agenda, place))}`;
}

function agendaForm(model: PlanModel, agenda: FileAgenda, place: number): Markup {
  const field = (block: number, part: string) => `agendas.${place}.blocks.${block}.${part}`;
  const isTyped =
    model.typed?.get('agenda') === String(place) ||
    [...(model.typed?.keys() ?? [])].some((name) => name.startsWith(`agendas.${place}.`));
  const time = html`type="time" required`;
  const rows = agenda.blocks.map(({ title, at, until, place: where = '' }, block) => {
    const about = (part: string) => ({ name: field(block, part), label: labels[part] ?? part });
    return html`<fieldset class="row"><legend>${title}</legend>
${draftInput(model, { ...about('at'), value: at }, time)}${draftInput(model, { ...about('until'), value: until }, time)}
${draftInput(model, { ...about('title'), value: title }, html`required maxlength="200"`)}${draftInput(model, { ...about('place'), value: where }, html`maxlength="200"`)}</fieldset>`;
  });
  const name = agendaName(model, agenda);
  return html`<details${isTyped && html` open`}><summary>${name}</summary>
${draftForm(model, { action: planPath, edit: 'fields', css: 'grid' }, html`${rows}<p class="actions"><button>Save the agenda: ${name}</button></p>`)}
${addBlockForm(model, place, name)}
${agenda.blocks.length > 1 && removeBlockForm(model, agenda, place, name)}</details>`;
}

function addBlockForm(model: PlanModel, place: number, name: string): Markup {
  const isHere = model.typed?.get('agenda') === String(place);
  const typed = (field: string) => (isHere ? typedValue(model, 'add-block', field) : '');
  return draftForm(
    model,
    { action: planPath, edit: 'add-block', css: 'grid' },
    html`<input type="hidden" name="agenda" value="${place}"><fieldset class="row"><legend>One more block</legend>
<label>From<input type="time" name="at" value="${typed('at')}" required></label><label>Until<input type="time" name="until" value="${typed('until')}" required></label>
<label>Title<input name="title" value="${typed('title')}" required maxlength="100"></label><label>Place (optional)<input name="place" value="${typed('place')}" maxlength="200"></label></fieldset>
<p class="actions"><button class="quiet">Add the block: ${name}</button></p>`,
  );
}

function removeBlockForm(model: PlanModel, { blocks }: FileAgenda, place: number, name: string): Markup {
  return draftForm(
    model,
    { action: planPath, edit: 'remove-block' },
    html`<input type="hidden" name="agenda" value="${place}"><label>Block<select name="block">${blocks.map(({ title, at }, block) => html`<option value="${block}.${title}">${wallTimeWords(at)}, ${title}</option>`)}</select></label>
<button class="quiet">Take the block away: ${name}</button>`,
  );
}

const labels: Readonly<Record<string, string>> = {
  ...{ at: 'From', until: 'Until', title: 'Title', place: 'Place (optional)' },
};

/** `Primary Care, afternoon, second day of a pair` */
function agendaName(model: PlanModel, { tracks, start, dayOfPair, on = [] }: FileAgenda): string {
  const day =
    dayOfPair === undefined ? '' : `, ${Number(dayOfPair) === 1 ? 'first' : 'second'} day of a pair`;
  const only = on.length > 0 ? `, on ${listed(on.map((each) => dayName(each)))}` : '';
  return `${trackNames(model, tracks)}, ${start}${day}${only}`;
}
