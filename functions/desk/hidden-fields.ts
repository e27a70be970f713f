import { html, type Markup } from '#functions/page/markup.ts';

/** The hidden fields of a form, each by its name; one name may come several times. */
export function hiddenFields(fields: Iterable<readonly [name: string, value: string]>): readonly Markup[] {
  return [...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}
