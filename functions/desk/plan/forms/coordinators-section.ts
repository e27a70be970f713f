import { planPath } from '#functions/desk/plan/paths.ts';
import { canEdit, type PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { draftCell, draftForm, draftSelect, typedValue } from './field-input.ts';

const rights = [
  ['edit', 'May change things'],
  ['read', 'May only look'],
] as const;

/** Who may sign in to the desk. */
export function coordinatorsSection(model: PlanModel): Markup {
  const { coordinators = [] } = model.reading.file;
  const typed = (name: string) => typedValue(model, 'add-coordinator', name);
  const table = html`<div class="table" role="region" aria-label="Coordinators" tabindex="0"><table>
<thead><tr><th scope="col">Email address</th><th scope="col">Name</th><th scope="col">Rights</th></tr></thead><tbody>${coordinators.map((each, index) => coordinatorRow(model, each, index))}</tbody></table></div>`;
  if (!canEdit(model)) return html`<h2 id="coordinators">Coordinators</h2>${table}`;
  return html`<h2 id="coordinators">Coordinators</h2>
${coordinators.length === 0 ? html`<p>Nobody may sign in.</p>` : draftForm(model, { action: planPath, edit: 'fields', css: 'grid' }, html`${table}<p class="actions"><button>Save the coordinators</button></p>`)}
<details${typed('address') !== '' && html` open`}><summary>Add or remove a coordinator</summary>
${draftForm(
  model,
  { action: planPath, edit: 'add-coordinator' },
  html`<label>Email address<input type="email" name="address" value="${typed('address')}" required maxlength="200"></label>
<label>Name (optional)<input name="name" value="${typed('name')}" maxlength="100"></label>
<label>Rights<select name="may">${rights.map(([value, text]) => html`<option value="${value}"${value === typed('may') && html` selected`}>${text}</option>`)}</select></label><button>Add the coordinator</button>`,
)}
${coordinators.map(({ address }) => draftForm(model, { action: planPath, edit: 'remove-coordinator', css: 'inline' }, html`<input type="hidden" name="address" value="${address}"><button class="quiet">Remove ${address}</button> `))}</details>`;
}

type Listed = { readonly name?: string | undefined; readonly address: string; readonly may: string };

function coordinatorRow(model: PlanModel, { name = '', address, may }: Listed, index: number): Markup {
  if (!canEdit(model))
    return html`<tr><th scope="row"><bdi>${address}</bdi></th><td><bdi>${name}</bdi></td><td>${may === 'edit' ? 'May change things' : 'May only look'}</td></tr>`;
  const field = (part: string) => `coordinators.${index}.${part}`;
  const about = address || `coordinator ${index + 1}`;
  return html`<tr><td>${draftCell(model, { name: field('address'), value: address, label: `Address of ${about}` }, html`type="email" required maxlength="200"`)}</td>
<td>${draftCell(model, { name: field('name'), value: name, label: `Name of ${about}` }, html`maxlength="100"`)}</td>
<td>${draftSelect(model, { name: field('may'), value: may, label: `Rights of ${about}` }, rights, true)}</td></tr>`;
}
