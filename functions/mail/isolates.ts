import { html, type Markup } from '#functions/page/markup.ts';

/** A name that `isolated` has marked, as U+2068 … U+2069. */
const marked = /\u2068([^\u2068\u2069]*)\u2069/;

/** `text` in HTML: a marked name becomes a `<bdi>` element, for some mail programs show the marks as boxes. */
export function withBdi(text: string): Markup {
  const pieces = text.split(marked);
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? html`<bdi>${piece}</bdi>` : piece))}`;
}

/** `text` for plain text: without marks where the name ends its clause, because nothing follows that it could reorder. */
export function withoutIdleMarks(text: string): string {
  return text.replace(/\u2068([^\u2068\u2069]*)\u2069(?=[,.:;!?]?$)/gm, '$1');
}
