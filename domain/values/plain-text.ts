/** Why a text that people will read cannot be taken as it stands. */
export type TextFlaw = 'empty' | 'too-long' | 'control-character' | 'broken-character';

/** Control characters, and the marks that turn the direction of the text after them. */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Anything but blanks, marks that join or part letters, and fillers. */
const visible = /[^\s\p{Cf}\p{Cc}\p{Mn}\u115f\u1160\u3164\uffa0\u2800]/u;

/**
 * What is wrong with `text` as one line of at most `longest` characters, if anything. All scripts are welcome; what
 * cannot be seen, or was damaged by reading it in the wrong encoding, is not.
 */
export function textFlaw(text: string, longest: number): TextFlaw | undefined {
  if (!visible.test(text)) return 'empty';
  if (!text.isWellFormed() || text.includes('\ufffd')) return 'broken-character';
  if (hidden.test(text)) return 'control-character';
  return [...text].length > longest ? 'too-long' : undefined;
}
