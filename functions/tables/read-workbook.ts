import { unzipSync } from 'fflate';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import { SAVE_AS_CSV, type Table, type TableRow, tableLimits, type Unreadable } from './table.ts';

/** A sheet of 25 MB of text unpacks to less; the reader keeps each file inside to the size that it declares. */
const MOST_UNPACKED_BYTES = 120_000_000;

const unlike = `This file begins like a workbook (.xlsx) and cannot be read as one: it is damaged, or another kind of zip archive. Open it, and ${SAVE_AS_CSV}.`;
const tooLarge = `This workbook is too large for a list of applicants: delete what is not needed, or ${SAVE_AS_CSV}.`;

/**
 * Reads the first sheet of a workbook, each cell as the text of its value: a formula as the result that was saved with it, a
 * day as year-month-day. Declared sizes are looked at before anything is unpacked. Never throws.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Table | Unreadable> {
  try {
    if (unpackedBytes(bytes) > MOST_UNPACKED_BYTES) return { problem: tooLarge };
    return await firstSheet(bytes);
  } catch {
    // Whatever a damaged file makes the reader throw, the person is told the same.
    return { problem: unlike };
  }
}

function unpackedBytes(bytes: Uint8Array): number {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
}

async function firstSheet(bytes: Uint8Array): Promise<Table | Unreadable> {
  const rows: TableRow[] = [];
  let cells = 0;
  for await (const { index, values } of streamXlsxRows(bytes)) {
    cells += values.length;
    if (index >= 20 * tableLimits.rows || rows.length > tableLimits.rows || cells > tableLimits.cells)
      return { problem: tooLarge };
    const texts = values.map(cellText);
    if (texts.some((text) => text !== '')) rows.push({ line: index + 1, row: index + 1, cells: texts });
  }
  return { rows, problems: [] };
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return trimmedOfUnseen(String(value));
}
