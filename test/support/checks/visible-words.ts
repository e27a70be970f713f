const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** The words that a reader of the page or mail sees, in order; dashes, quote marks and spaces only part them. */
export function wordsOf(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  const text = body.replace(/<[^>]*>/g, '').replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity);
  return text.split(/[\s>-]+/).filter(Boolean);
}
