const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** The words that a reader of the page or mail sees, in order; dashes, dots, quote marks and spaces only part them. */
export function wordsOf(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  const text = body.replace(/<[^>]*>/g, '').replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity);
  return text.split(/[\s>·\u2068\u2069-]+/).filter(Boolean);
}

/** The words of a mail's plain text that its HTML shows too: not the addresses behind small links, nor invisible marks. */
export function wordsOfText(text: string): string[] {
  return text
    .replace(/^(.+): https:\/\/\S+$/gm, '$1')
    .replace(/[\u2068\u2069]/g, '')
    .split(/[\s>·-]+/)
    .filter(Boolean);
}
