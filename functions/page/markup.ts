import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML in which every value has been escaped. */
export type Markup = HtmlEscapedString;

/** The values allowed in a template. Text is escaped; `undefined` and `false` render nothing. */
export type Shown = string | number | Markup | undefined | false | readonly Shown[];

/** A template whose values are escaped unless they are markup. It takes no promises, so its result is synchronous. */
export function html(strings: TemplateStringsArray, ...values: readonly Shown[]): Markup {
  return template(strings, ...values) as Markup;
}
