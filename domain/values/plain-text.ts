/** Why a text is not fit to be shown to people. */
export type TextFlaw = 'empty' | 'too-long' | 'control-character' | 'broken-character';

/** Control characters, and bidirectional overrides. */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Any character except white space, zero-width joiners and fillers. */
const visible = /[^\s\p{Cf}\p{Cc}\p{Mn}\u115f\u1160\u3164\uffa0\u2800]/u;

/**
 * Returns the flaw of `text` as one line of at most `longest` characters, or `undefined`. All scripts are accepted;
 * invisible text and text damaged by a wrong encoding are not.
 */
export function textFlaw(text: string, longest: number): TextFlaw | undefined {
  if (!visible.test(text)) return 'empty';
  if (!text.isWellFormed() || text.includes('\ufffd')) return 'broken-character';
  if (hidden.test(text)) return 'control-character';
  return [...text].length > longest ? 'too-long' : undefined;
}
