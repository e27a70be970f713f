/** Control, format, private and unassigned characters, lone surrogates, and every blank but the plain space. */
const unseen = /[\p{C}\p{Zl}\p{Zp}[\p{Zs}--[ ]]]/gv;

/** Format characters and blanks; tag characters are not among them, because they end the emoji of a flag. */
const edges = /^[\s[\p{Cf}--[\u{e0020}-\u{e007f}]]]+|[\s[\p{Cf}--[\u{e0020}-\u{e007f}]]]+$/gv;

/** `text` with every character that cannot be seen replaced by its code point, as `<U+200E>`. */
export function revealed(text: string): string {
  return text.replace(unseen, codePoint);
}

/** As `revealed`, with the code point after every character outside ASCII, as `а<U+0430>`: some look like letters. */
export function revealedBeyondAscii(text: string): string {
  return text.replace(/[^ -~]/gu, (each) => (each === revealed(each) ? each : '') + codePoint(each));
}

/** `text` without blanks and format characters at its beginning and end; both come along with copied text. */
export function trimmedOfUnseen(text: string): string {
  return isSeen(text.charCodeAt(0)) && isSeen(text.charCodeAt(text.length - 1))
    ? text
    : text.replace(edges, '');
}

/** Whether the code unit is one of ASCII's letters, digits and signs: the ends of nearly every cell of a file. */
function isSeen(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `<U+${hex.padStart(4, '0')}>`;
}
