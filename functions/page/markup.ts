import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML in which every value has been escaped. */
export type Markup = HtmlEscapedString;

/** What may stand in a template. Text is escaped; `undefined` and `false` show nothing. */
export type Shown = string | number | Markup | undefined | false | readonly Shown[];

/** A template whose values are escaped unless they are markup themselves. Takes no promises, so it gives none. */
export function html(strings: TemplateStringsArray, ...values: readonly Shown[]): Markup {
  return template(strings, ...values) as Markup;
}
