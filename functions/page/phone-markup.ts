import { callLink, type OpenVisit, onTheDay } from '#functions/wording/visit-words.ts';
import { html, type Markup } from './markup.ts';

/** A phone as it was written, as a link that calls it where it can be dialed like that. */
export function phoneMarkup(phone: string): Markup {
  const link = callLink({ phone });
  return link ? html`<a href="${link.href}">${link.text}</a>` : html`<bdi>${phone}</bdi>`;
}

/** Whom to call on the day of a visit, if the program says it. */
export function callOnTheDay(visit: OpenVisit): Markup | false {
  const words = onTheDay(visit);
  const link = callLink(visit);
  if (!words) return false;
  const call = link ? html`<a href="${link.href}">${link.text}</a>${words.slice(link.text.length)}` : words;
  return html`<p>On the day, call ${call}.</p>`;
}
