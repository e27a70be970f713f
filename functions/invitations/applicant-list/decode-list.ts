/** The text of a file that holds a list, or one sentence about why there is none. */
export type DecodedList = { readonly text: string } | { readonly problem: string };

const SAVE = 'save the list as “CSV UTF-8”';

/** How files that are no text begin, by their format. */
const formats = [
  ['a workbook (.xlsx)', [0x50, 0x4b]],
  ['a workbook (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF file', [0x25, 0x50, 0x44, 0x46]],
] as const;

/**
 * Decodes a file as UTF-16 if it begins with the byte order mark, as “Unicode Text” of Excel does, and as UTF-8
 * otherwise. A file that is no text at all gets one sentence, instead of complaints about every row.
 */
export function decodeList(bytes: Uint8Array): DecodedList {
  const format = formats.find(([, start]) => start.every((each, index) => bytes[index] === each));
  if (format) return { problem: `This is ${format[0]}, and not a list in CSV: in the spreadsheet, ${SAVE}.` };
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0')) return { problem: `This file is not plain text in UTF-8: ${SAVE}.` };
  return { text };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
