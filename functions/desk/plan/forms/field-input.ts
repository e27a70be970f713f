import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { draftSeenFields, type PlanModel } from '#functions/desk/plan/plan-model.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';

/** The name of the hidden field that says what a field said when the form was made. */
export function wasName(name: string): string {
  return `was.${name}`;
}

/**
 * What a field of a form shows: what the draft says now, unless this coordinator had changed the field in a form that was
 * refused. So a form that is sent once more changes what its sender changed, and keeps what others have saved meanwhile.
 */
export function shownValue({ typed }: Pick<PlanModel, 'typed'>, name: string, current: string): string {
  const given = typed?.get(name);
  if (given === null || given === undefined) return current;
  return given === (typed?.get(wasName(name)) ?? '') ? current : given;
}

/** An input for a field of the draft, with its label, or `label` for those who only hear it. */
export function draftInput(
  model: PlanModel,
  field: { readonly name: string; readonly value: string; readonly label: string },
  attributes: Shown = '',
): Markup {
  const { name, value, label } = field;
  return html`<label>${label}<input name="${name}" value="${shownValue(model, name, value)}" ${attributes}></label>${wasField(name, value)}`;
}

/** The same in a cell of a table, whose label is only heard. */
export function draftCell(
  model: PlanModel,
  field: { readonly name: string; readonly value: string; readonly label: string },
  attributes: Shown = '',
): Markup {
  const { name, value, label } = field;
  return html`<input name="${name}" value="${shownValue(model, name, value)}" aria-label="${label}" ${attributes}>${wasField(name, value)}`;
}

/** A choice for a field of the draft; `isHeard`: its label is only heard. */
export function draftSelect(
  model: PlanModel,
  field: { readonly name: string; readonly value: string; readonly label: string },
  options: readonly (readonly [value: string, text: string])[],
  isHeard = false,
): Markup {
  const { name, value, label } = field;
  const shown = shownValue(model, name, value);
  const list = options.map(
    ([each, text]) => html`<option value="${each}"${each === shown && html` selected`}>${text}</option>`,
  );
  const select = html`<select name="${name}"${isHeard && html` aria-label="${label}"`}>${list}</select>${wasField(name, value)}`;
  return isHeard ? select : html`<label>${label}${select}</label>`;
}

/** Paragraphs for a field of the draft. */
export function draftText(
  model: PlanModel,
  { name, value, label }: { readonly name: string; readonly value: string; readonly label: string },
): Markup {
  return html`<label>${label}<textarea name="${name}" rows="3">${shownValue(model, name, value)}</textarea></label>${wasField(name, value)}`;
}

/** What was typed into a form that adds something, where that form was refused. */
export function typedValue({ typed }: Pick<PlanModel, 'typed'>, edit: string, name: string): string {
  return typed?.get('edit') === edit ? (typed.get(name) ?? '') : '';
}

/** A form of the draft: it carries the versions that it was made on. */
export function draftForm(
  model: PlanModel,
  form: { readonly action: string; readonly edit: string; readonly css?: string },
  fields: Shown,
): Markup {
  const { action, edit, css = 'stack' } = form;
  return html`<form class="${css}" method="post" action="${action}">${csrfField(model.coordinator)}${hiddenFields([['edit', edit], ...draftSeenFields(model)])}
${fields}</form>`;
}

function wasField(name: string, value: string): Markup {
  return html`<input type="hidden" name="${wasName(name)}" value="${value}">`;
}
