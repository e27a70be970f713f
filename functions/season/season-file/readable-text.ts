import type { Problem } from './problem.ts';

/** A season takes a few hundred lines; ten times as much is something else. */
const MOST_CHARACTERS = 200_000;

const unreadable = /[[\p{Cc}--[\t\n\r]]\p{Surrogate}\ufffd]/v;

/** Why `text` cannot be a season file at all, if so: empty, far too long, or not text in UTF-8. */
export function whyUnreadable(text: string): Problem | undefined {
  if (text.trim() === '') return whole('The file is empty: begin with a copy of seasons/template.yaml.');
  if (text.length > MOST_CHARACTERS)
    return whole(`The file is longer than ${MOST_CHARACTERS} characters: this is no season file.`);
  const at = text.search(unreadable);
  if (at < 0) return undefined;
  const before = text.slice(0, at).split('\n');
  const message = 'Here is a character that no text has: save the file as plain text in UTF-8.';
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, path: '', message };
}

function whole(message: string): Problem {
  return { line: 1, column: 1, path: '', message };
}
