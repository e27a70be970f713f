import { planPath } from '#functions/desk/plan/paths.ts';
import type { PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { draftForm, draftInput } from './field-input.ts';
import { dayName, trackNames } from './seats-form.ts';

type FileAgenda = NonNullable<PlanModel['reading']['file']['agendas']>[number];

/** What happens on a day, agenda by agenda: hours, title and place of each block. What is owed in a block stands in the file. */
export function agendasSection(model: PlanModel): Markup | false {
  const { agendas = [] } = model.reading.file;
  if (agendas.length === 0) return false;
  return html`<h2 id="agendas">Agendas</h2>
<p class="hint">The blocks of a start follow each other without a gap. A block is added or taken away in the file.</p>
${agendas.map((agenda, place) => agendaForm(model, agenda, place))}`;
}

function agendaForm(model: PlanModel, agenda: FileAgenda, place: number): Markup {
  const field = (block: number, part: string) => `agendas.${place}.blocks.${block}.${part}`;
  const isTyped = [...(model.typed?.keys() ?? [])].some((name) => name.startsWith(`agendas.${place}.`));
  const time = html`type="time" required`;
  const rows = agenda.blocks.map(({ title, at, until, place: where = '' }, block) => {
    const about = (part: string) => ({ name: field(block, part), label: labels[part] ?? part });
    return html`<fieldset class="row"><legend>${title}</legend>
${draftInput(model, { ...about('at'), value: at }, time)}${draftInput(model, { ...about('until'), value: until }, time)}
${draftInput(model, { ...about('title'), value: title }, html`required maxlength="200"`)}${draftInput(model, { ...about('place'), value: where }, html`maxlength="200"`)}</fieldset>`;
  });
  const name = agendaName(model, agenda);
  return html`<details${isTyped && html` open`}><summary>${name}</summary>
${draftForm(model, { action: planPath, edit: 'fields', css: 'grid' }, html`${rows}<p class="actions"><button>Save the agenda: ${name}</button></p>`)}</details>`;
}

const labels: Readonly<Record<string, string>> = {
  ...{ at: 'From', until: 'Until', title: 'Title', place: 'Place (optional)' },
};

/** `Primary Care, afternoon, second day of a pair` */
function agendaName(model: PlanModel, { tracks, start, dayOfPair, on = [] }: FileAgenda): string {
  const day =
    dayOfPair === undefined ? '' : `, ${Number(dayOfPair) === 1 ? 'first' : 'second'} day of a pair`;
  const only = on.length > 0 ? `, on ${on.map((each) => dayName(each)).join(' and ')}` : '';
  return `${trackNames(model, tracks)}, ${start}${day}${only}`;
}
