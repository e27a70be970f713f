import { csvTable } from './csv-table.ts';
import { decodeText } from './decode-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { type IsKnownTitle, SAVE_AS_CSV, type Table, tableLimits, type Unreadable } from './table.ts';

/** How files that hold no table begin, by their format. */
const formats = [
  ['an old workbook (.xls) or one with a password', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF file', [0x25, 0x50, 0x44, 0x46]],
] as const;

/**
 * Reads a table from a file of any name: a workbook (.xlsx), of which the first sheet counts, or text separated by commas,
 * semicolons or tabs in UTF-8, UTF-16 or Windows-1252. Bounded in time and memory, whatever the file holds; never throws.
 */
export async function readTable(bytes: Uint8Array, isKnown: IsKnownTitle): Promise<Table | Unreadable> {
  if (bytes.length > tableLimits.bytes)
    return { problem: 'The file is larger than 25 MB: export fewer columns, or fewer people at a time.' };
  const format = formats.find(([, start]) => beginsWith(bytes, start));
  if (format) return { problem: `This is ${format[0]}, and not a list that can be read: ${SAVE_AS_CSV}.` };
  if (beginsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes);
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return decoded;
  return { ...csvTable(decoded.text, isKnown), ...(decoded.remark ? { remark: decoded.remark } : {}) };
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((each, index) => bytes[index] === each);
}
