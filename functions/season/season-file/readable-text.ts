import type { FileProblem } from './problem.ts';

/** A season file has a few hundred lines; a file ten times as long is something else. */
const MOST_CHARACTERS = 200_000;

const unreadable = /[[\p{Cc}--[\t\n\r]]\p{Surrogate}\ufffd]/v;

/** Why `text` cannot be a season file: it is empty, far too long, or not UTF-8. Returns `undefined` if it can. */
export function textProblem(text: string): FileProblem | undefined {
  if (text.trim() === '') return whole('The file is empty: begin with a copy of seasons/template.yaml.');
  if (text.length > MOST_CHARACTERS)
    return whole(`The file is longer than ${MOST_CHARACTERS} characters: this is not a season file.`);
  const at = text.search(unreadable);
  if (at < 0) return undefined;
  const before = text.slice(0, at).split('\n');
  const message = 'There is a character here that is not text: save the file as plain text in UTF-8.';
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, path: '', message };
}

function whole(message: string): FileProblem {
  return { line: 1, column: 1, path: '', message };
}
