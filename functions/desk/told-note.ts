import { html, type Markup } from '#functions/page/markup.ts';
import type { ToldAtDesk } from './problems.ts';

/** Why something was not done, above a page that goes on being useful. */
export function toldNote({ title, detail, next }: ToldAtDesk): Markup {
  return html`<div class="refused" role="alert"><p><b>${title}</b></p><p>${detail}</p><p><b>${next}</b></p></div>`;
}
