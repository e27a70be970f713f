import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { html, type Markup } from '#functions/page/markup.ts';

/** What was typed into the fields of a form that was refused. */
export type TypedMoreTime = { readonly until: string; readonly reason: string };

/** The fields that give more time to those who are ticked, or to all of them. */
export function moreTimeFields(typed: TypedMoreTime | undefined, all: string): Markup {
  return html`<fieldset class="filters"><legend>More time to respond</legend>
<label>New deadline<small>On the program’s clock; only ever later</small><input type="datetime-local" name="until" required value="${typed?.until ?? ''}"></label>
<label>Reason<small>They read it; it may be left out</small><input name="reason" maxlength="${LONGEST_REASON}" value="${typed?.reason ?? ''}"></label>
<button name="who" value="chosen">Extend for those selected…</button>
<button class="quiet" name="who" value="all">${all}</button></fieldset>
<p class="hint">The next page shows the email first.</p>`;
}
