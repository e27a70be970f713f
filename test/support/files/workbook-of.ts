import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { cellAddress } from '#domain/values/cell-address.ts';

/** A workbook of one sheet, with these rows of it as they are written in a file: with formulas, with or without results. */
export async function workbookOfXml(rows: string): Promise<Buffer> {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'ERAS', rows: [['']] }] }));
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }));
}

/** A text of a cell; a formula with the result that was saved with it, or without; or the error of a formula. */
export type WorkbookCell =
  | string
  | { readonly formula: string; readonly result?: string }
  | { readonly error: string };

export async function workbookOf(rows: readonly (readonly WorkbookCell[])[]): Promise<Buffer> {
  const xml = rows.map((cells, row) => {
    const inside = cells.map((cell, column) => cellXml(cellAddress(column, row + 1), cell));
    return `<row r="${row + 1}">${inside.join('')}</row>`;
  });
  return workbookOfXml(xml.join(''));
}

function cellXml(at: string, cell: WorkbookCell): string {
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><f>A9</f><v>${cell.error}</v></c>`;
  const result = cell.result === undefined ? '' : `<v>${cell.result}</v>`;
  return `<c r="${at}"${result ? ' t="str"' : ''}><f>${cell.formula}</f>${result}</c>`;
}
