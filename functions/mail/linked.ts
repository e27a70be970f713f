import type { Hyperlink } from '#domain/values/message.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { withBdi } from './isolates.ts';

/** `text` in HTML, with the first place where each of `links` is named, in their order, as a link, and with its line breaks. */
export function linked(text: string, links: readonly Hyperlink[] = []): Markup {
  const [first, ...others] = links;
  if (!first) return withBreaks(text);
  const at = text.indexOf(first.text);
  if (at < 0) return linked(text, others);
  const after = text.slice(at + first.text.length);
  return html`${withBreaks(text.slice(0, at))}<a href="${first.href}">${first.text}</a>${linked(after, others)}`;
}

function withBreaks(text: string): Markup {
  return html`${text.split('\n').map((line, index) => html`${index > 0 && html`<br>\n`}${withBdi(line)}`)}`;
}
