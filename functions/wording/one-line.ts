const controls = /[\p{Cc}\u2028\u2029]+/gu;
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * `text` as one line that is safe in a header, a calendar property or a sentence: without line breaks, control
 * characters, lone surrogates and bidirectional overrides.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(directionOverrides, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name for use in an English sentence, isolated so that a right-to-left name does not reorder the sentence. */
export function isolated(name: string): string {
  const line = oneLine(name);
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/** The text with a capital first letter, as a sentence or a title begins. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
