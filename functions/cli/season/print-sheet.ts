import type { Operator } from '#functions/cli/operator.ts';
import { csvOf, type Sheet, tableLines } from '#functions/sheets/sheet.ts';

/** Prints the sheet as a table and below it `summary`; with `csv`, as CSV and nothing else. */
export function printSheet({ terminal }: Operator, sheet: Sheet, csv: boolean, summary: string): void {
  if (csv) {
    terminal.write(csvOf(sheet));
    return;
  }
  const table = sheet.rows.length > 0 ? tableLines(sheet) : [];
  for (const line of [...table, summary]) terminal.say(line);
}
