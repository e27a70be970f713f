import type { Difference } from '#domain/season-plan/differences.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { describeDifference } from '#functions/season/describe-difference.ts';

const signs: Readonly<Record<string, string>> = { '+': 'Added', '-': 'Removed', '~': 'Changed' };

/** What changes, as `plan FILE` says it at the terminal, with words in the place of its signs. */
export function differenceList(differences: readonly Difference[]): Markup {
  return lineList(differences.map(describeDifference));
}

/** Lines of `describeDifference` that were stored. */
export function lineList(lines: readonly string[]): Markup {
  return html`<ul>${lines.map((line) => {
    const sign = signs[line.slice(0, 1)];
    return sign ? html`<li><b>${sign}</b> ${line.slice(2)}</li>` : html`<li>${line}</li>`;
  })}</ul>`;
}
