import { unzipSync } from 'fflate';
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { UNCOMPUTED } from '#domain/values/formula-error.ts';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import { SAVE_AS_CSV, type Table, type TableRow, tableLimits, type Unreadable } from './table.ts';

/** A sheet of 25 MB of text unpacks to less; the reader keeps each file inside to the size that it declares. */
const MOST_UNPACKED_BYTES = 120_000_000;

const unlike = `This file begins like a workbook (.xlsx) and cannot be read as one: it is damaged, or another kind of zip archive. Open it, and ${SAVE_AS_CSV}.`;
const tooLarge = `This workbook is too large for a list of applicants: delete what is not needed, or ${SAVE_AS_CSV}.`;

/**
 * Reads the first sheet of a workbook, each cell as the text of its value: a formula as the result that was saved with it, or as
 * `UNCOMPUTED` if there is none, a day as year-month-day. Declared sizes are looked at before anything is unpacked. Never throws.
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
  const hasFormulas = holdsFormula(bytes);
  let cells = 0;
  for await (const { index, values } of streamXlsxRows(bytes)) {
    cells += values.length;
    if (index >= 20 * tableLimits.rows || rows.length > tableLimits.rows || cells > tableLimits.cells)
      return { problem: tooLarge };
    const texts = values.map(cellText);
    if (hasFormulas || isFilled(texts)) rows.push({ line: index + 1, row: index + 1, cells: texts });
  }
  if (!hasFormulas) return { rows, problems: [] };
  const uncomputed = await uncomputedCells(bytes);
  return {
    rows: rows.map((row) => marked(row, uncomputed)).filter((row) => isFilled(row.cells)),
    problems: [],
  };
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== '');
}

/** The cells of the first sheet, as “row,column” from 0, whose formula has no result. The reader of rows shows them as blank. */
async function uncomputedCells(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const { sheets } = await readXlsx(bytes, { sheets: [0] });
  const cells = [...(sheets[0]?.cells ?? [])];
  return new Set(
    cells.flatMap(([at, { formula, value }]) => (formula !== undefined && value === null ? [at] : [])),
  );
}

function holdsFormula(bytes: Uint8Array): boolean {
  const sheets = unzipSync(bytes, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name) });
  return Object.values(sheets).some((xml) => /<(\w+:)?f[\s/>]/.test(Buffer.from(xml).toString('latin1')));
}

function marked(tableRow: TableRow, uncomputed: ReadonlySet<string>): TableRow {
  const at = (column: number) => `${tableRow.row - 1},${column}`;
  const cells = tableRow.cells.map((cell, column) => (uncomputed.has(at(column)) ? UNCOMPUTED : cell));
  return { ...tableRow, cells };
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value);
  return trimmedOfUnseen(String(value));
}

const MINUTE = 60_000;
const FIRST_DAY = Date.UTC(1900, 0, 1);

/** A day, or a time of day: a number below 1 is shown as a time by spreadsheets, and is read as one before their first day. */
function dateText(value: Date): string {
  if (value.getTime() >= FIRST_DAY) return value.toISOString().slice(0, 10);
  return new Date(Math.round(value.getTime() / MINUTE) * MINUTE).toISOString().slice(11, 16);
}
