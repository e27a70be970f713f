import type { FileProblem } from './problem.ts';

/** Marks that look like the ones that YAML needs and are others. A line break and a plain blank are not among them. */
const unseen = /[[\p{Zs}--[ ]]\p{Cf}]/v;
const curly = /[“”„‟‘’‚]/;

/**
 * The first mark in `line` (counted from 1) that a person cannot tell from the right one: a blank or format character
 * that is not seen, or, with `alsoCurly`, a curly quotation mark. `undefined` if there is none.
 */
export function misplacedMark(
  lines: readonly string[],
  line: number,
  alsoCurly: boolean,
): FileProblem | undefined {
  const text = lines[line - 1] ?? '';
  const at = text.search(unseen);
  if (at >= 0) return { line, column: at + 1, path: '', message: unseenMessage(text.slice(at)) };
  const quote = alsoCurly ? text.search(curly) : -1;
  if (quote < 0) return undefined;
  const message = `Here stands a curly quotation mark (${text[quote]}): type a straight one (").`;
  return { line, column: quote + 1, path: '', message };
}

function unseenMessage(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  if (code === 0xa0) return `Here stands a no-break space (U+${hex}): type a space.`;
  return /^\p{Zs}/u.test(text)
    ? `Here stands a blank that is not a space (U+${hex}): type a space.`
    : `Here stands a character that cannot be seen (U+${hex}): remove it.`;
}
