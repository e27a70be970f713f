import { isUtf8 } from 'node:buffer';
import { SAVE_AS_CSV, type Unreadable } from './table.ts';

/** The text of a file, with a remark if its encoding had to be guessed. */
export type DecodedText = { readonly text: string; readonly remark?: string };

const GUESSED = 'The file is not in UTF-8 and was read as Windows-1252: check the names with accents.';

/**
 * Decodes a file as UTF-16 if it begins with the byte order mark, as “Unicode Text” of Excel does, else as UTF-8. Bytes
 * that are not UTF-8 anywhere are Windows-1252, as older spreadsheet programs write it.
 */
export function decodeText(bytes: Uint8Array): DecodedText | Unreadable {
  const decoded = decoded16(bytes) ?? decoded8(bytes);
  if (!decoded.text.includes('\0')) return decoded;
  return {
    problem: `This file is not plain text in UTF-8, because it holds characters of no text (NUL): ${SAVE_AS_CSV}.`,
  };
}

function decoded16(bytes: Uint8Array): DecodedText | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  return undefined;
}

/** A text that is UTF-8 but for a few bytes was damaged on the way; its broken characters are complained about later. */
function decoded8(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes) || /[^\0-\u007f\ufffd]/.test(text)) return { text };
  return { text: new TextDecoder('windows-1252').decode(bytes), remark: GUESSED };
}
