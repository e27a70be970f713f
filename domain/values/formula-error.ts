/** What the reader of workbooks gives for a formula that was saved without its result, as other programs write them. */
export const UNCOMPUTED = '#FORMULA WITHOUT A RESULT';

/** The errors of spreadsheet programs, as a workbook holds them and as a CSV file of it says them. */
const error =
  /^#(ref!|n\/a|value!|div\/0!|name\?|num!|null!|spill!|calc!|field!|blocked!|connect!|busy!|unknown!|getting_data)$/i;

/**
 * Why a cell says nothing, if a formula failed in it: no shape of a column fits, and no text is meant. `undefined` for every
 * other cell.
 */
export function formulaError(cell: string): string | undefined {
  if (cell === UNCOMPUTED)
    return 'The formula in this cell was saved without its result, so open the workbook in a spreadsheet program and save it again';
  return error.test(cell)
    ? `“${cell}” is what a spreadsheet program writes where a formula fails`
    : undefined;
}
