import { callLink } from '#functions/wording/visit-words.ts';
import { html, type Markup } from './markup.ts';

/** A phone as it was written, as a link that calls it where it can be dialed like that. */
export function phoneMarkup(phone: string): Markup {
  const link = callLink({ phone });
  return link ? html`<a href="${link.href}">${link.text}</a>` : html`<bdi>${phone}</bdi>`;
}
