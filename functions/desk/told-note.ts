import { html, type Markup } from '#functions/page/markup.ts';
import type { ToldAtDesk } from './problems.ts';

/** Why something was not done, above a page that goes on being useful. `faults`: each thing that is wrong, in place of the sentence that has them all. */
export function toldNote({ title, detail, next }: ToldAtDesk, faults: readonly string[] = []): Markup {
  const why =
    faults.length > 0
      ? html`<ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul>`
      : html`<p>${detail}</p>`;
  return html`<div class="refused" role="alert"><p><b>${title}</b></p>${why}<p><b>${next}</b></p></div>`;
}
